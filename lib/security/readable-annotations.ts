import { texts } from '../fields/kinds';
import { annotationProblems } from '../kubernetes/annotations';
import { textsProblems } from './secrets-in-the-clear';

/** Annotations of a user's object that is no pod: legal ones, in which no secret stands. */
export const readableAnnotations = texts.checkedBy((prop, map) => [
  ...annotationProblems(prop, map),
  ...textsProblems(prop, map, 'leave it out'),
]);

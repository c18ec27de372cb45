import { texts } from '../fields/kinds';
import { annotationProblems } from '../kubernetes/annotations';
import { secretsProblems } from './readable-text';

/** Annotations of a user's object that is no pod: legal ones, in which no secret stands. */
export const readableAnnotations = texts.checkedBy((prop, map) => [
  ...annotationProblems(prop, map),
  ...secretsProblems(prop, map, 'leave it out'),
]);

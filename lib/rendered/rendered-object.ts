/** What any rendered object must be to arrive in its cluster as it is: small enough, and of texts that kubectl reads. */

import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem, describe } from '../fields/problem';
import { Manifest } from '../kubernetes/manifest';
import { misreadTextProblems } from '../kubernetes/misread-texts';
import { Delivery, Platform } from '../platform/platform';
import { objectSizeProblems } from './object-size';

/** The problems of each object, with the JSON in which they were found. */
const lastFound = new WeakMap<ApiObject, { readonly json: string; readonly problems: Problem[] }>();

export function objectProblems(object: ApiObject, rendered: Manifest, delivery: Delivery): Problem[] {
  const json = JSON.stringify(rendered);
  const last = lastFound.get(object);
  if (last?.json === json) {
    return last.problems; // cdk8s asks once for each chart of the app
  }
  const problems = [...objectSizeProblems(rendered, delivery), ...misreadTextProblems(rendered)];
  lastFound.set(object, { json, problems });
  return problems;
}

/** Checks each object of a construct at synth, when patches are known. */
export function checkObjects(construct: Construct): void {
  const { delivery } = Platform.of(construct);
  const objects = () => construct.node.findAll().filter(ApiObject.isApiObject);
  construct.node.addValidation({
    validate: () => objects().flatMap((object) => objectProblems(object, object.toJson(), delivery).map(describe)),
  });
}

import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem, describe } from '../fields/problem';
import { Manifest } from '../kubernetes/manifest';
import { misreadTexts } from '../kubernetes/misread-texts';
import { Delivery, Platform } from '../platform/platform';
import { sizeProblems } from './object-size';

/** What was found in an object as it was rendered last. */
const found = new WeakMap<ApiObject, { readonly json: string; readonly problems: Problem[] }>();

/** What keeps an object from its cluster, whatever it is: its size, and texts that do not arrive as they are. */
export function objectProblems(object: ApiObject, rendered: Manifest, delivery: Delivery): Problem[] {
  const json = JSON.stringify(rendered);
  const last = found.get(object);
  if (last?.json === json) {
    return last.problems; // cdk8s asks once for each chart of the app
  }
  const problems = [...sizeProblems(rendered, delivery), ...misreadTexts(rendered)];
  found.set(object, { json, problems });
  return problems;
}

/** Looks for that at synth, when patches are known, in each object of a construct. */
export function checkObjects(construct: Construct): void {
  const { delivery } = Platform.of(construct);
  const objects = () => construct.node.findAll().filter(ApiObject.isApiObject);
  construct.node.addValidation({
    validate: () => objects().flatMap((object) => objectProblems(object, object.toJson(), delivery).map(describe)),
  });
}

import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem, describe } from '../validation/problem';
import { misreadTexts } from './misread-texts';
import { sizeProblems } from './object-size';
import { Delivery, Platform } from './platform';
import { Rendered } from './young-fields';

/** What keeps a rendered object from its cluster, whatever it is: its size, and texts that do not arrive as they are. */
export function objectProblems(rendered: Rendered, delivery: Delivery): Problem[] {
  return [...sizeProblems(rendered, delivery), ...misreadTexts(rendered)];
}

/** Looks for that at synth, when patches are known, in each object of a construct. */
export function checkObjects(construct: Construct): void {
  const { delivery } = Platform.of(construct);
  const objects = () => construct.node.findAll().filter(ApiObject.isApiObject);
  construct.node.addValidation({
    validate: () =>
      objects()
        .flatMap((object) => objectProblems(object.toJson(), delivery))
        .map(describe),
  });
}

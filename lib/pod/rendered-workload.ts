import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Platform } from '../platform/platform';
import { objectProblems } from '../platform/rendered-object';
import { podSpecOf, youngFields } from '../platform/young-fields';
import { Problem, describe } from '../validation/problem';
import { Reference, indexWhenValidated, missingReferences } from './references';

/**
 * At synth, when patches are known and the whole app is there: what each object of a workload needs exists, is known to
 * the release, and arrives in the cluster as it is.
 */
export function checkWhenRendered(workload: Construct, declared: Reference[]): void {
  indexWhenValidated(workload.node.root);
  workload.node.addValidation({ validate: () => problemsOf(workload, declared).map(describe) });
}

function problemsOf(workload: Construct, declared: Reference[]): Problem[] {
  const platform = Platform.of(workload);
  return workload.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .flatMap((object) => {
      const rendered = object.toJson();
      const podSpec = podSpecOf(rendered);
      return [
        ...(podSpec ? missingReferences(object, podSpec, declared) : []),
        ...youngFields(rendered, platform),
        ...objectProblems(object, rendered, platform.delivery),
      ];
    });
}

import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem, describe } from '../fields/problem';
import { podSpecOf } from '../kubernetes/manifest';
import { Platform } from '../platform/platform';
import { Reference, indexWhenValidated, missingReferences } from './references';
import { objectProblems } from './rendered-object';
import { youngFields } from './young-fields';

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

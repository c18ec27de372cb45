/** All that is checked of each object of a workload: its references, the release of its fields, its size and its texts. */

import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem, describe } from '../fields/problem';
import { podSpecOf } from '../kubernetes/manifest';
import { Platform } from '../platform/platform';
import { Reference, indexWhenValidated, missingReferenceProblems } from './references';
import { objectProblems } from './rendered-object';
import { youngFieldProblems } from './young-fields';

/** Checks a workload at synth, when patches are known and the whole app is there. */
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
        ...(podSpec ? missingReferenceProblems(object, podSpec, declared) : []),
        ...youngFieldProblems(rendered, platform),
        ...objectProblems(object, rendered, platform.delivery),
      ];
    });
}

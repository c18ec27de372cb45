import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { copiesIntoAnnotation } from '../platform/delivery';
import { Platform } from '../platform/platform';
import { Rendered, podSpecOf, youngFields } from '../platform/young-fields';
import { Problem, describe, show } from '../validation/problem';
import { Reference, indexWhenValidated, missingReferences } from './references';

/** What an object's annotations may hold in all, in bytes; client-side apply puts the whole object into one of them. */
const MAX_ANNOTATIONS = 256 * 1024;

/** The name of that annotation, which counts, too. */
const COPY = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * At synth, when patches are known and the whole app is there: what each object of a workload needs exists, is known to
 * the release, and is small enough for its delivery.
 */
export function checkWhenRendered(workload: Construct, declared: Reference[]): void {
  indexWhenValidated(workload.node.root);
  workload.node.addValidation({ validate: () => problemsOf(workload, declared).map(describe) });
}

function problemsOf(workload: Construct, declared: Reference[]): Problem[] {
  const { kubernetes, delivery } = Platform.of(workload);
  return workload.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .flatMap((object) => {
      const rendered = object.toJson();
      const podSpec = podSpecOf(rendered);
      return [
        ...(podSpec ? missingReferences(object, podSpec, declared) : []),
        ...youngFields(rendered, kubernetes),
        ...(copiesIntoAnnotation(delivery, rendered.metadata.annotations) ? sizeProblems(rendered) : []),
      ];
    });
}

function sizeProblems(rendered: Rendered): Problem[] {
  const { kind, metadata } = rendered;
  const annotations = Object.entries(metadata.annotations ?? {}).flat();
  const copy = JSON.stringify(rendered);
  const size = [COPY, copy, '\n', ...annotations].map(String).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return size <= MAX_ANNOTATIONS
    ? []
    : [
        {
          prop: `${kind} ${show(metadata.name)}`,
          got: `${size} bytes with the copy that kubectl apply keeps in an annotation`,
          allowed: `at most ${MAX_ANNOTATIONS} bytes`,
          fix: 'use Program.image, or apply with --server-side and say so: Delivery.KUBECTL_SERVER_SIDE',
        },
      ];
}

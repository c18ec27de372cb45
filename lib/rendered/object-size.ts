import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { MAX_ANNOTATIONS, annotationBytes } from '../kubernetes/annotations';
import { Manifest } from '../kubernetes/manifest';
import { copiesIntoAnnotation } from '../platform/delivery';
import { Delivery } from '../platform/platform';

/** What etcd takes in one request, but for 64 KiB that the cluster itself writes into an object: defaults, its managers, its status. */
const MAX_OBJECT = (1536 - 64) * 1024;

/** Where kubectl keeps the copy of an object that it has applied; its name counts, too. */
const COPY = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object that is too large for its cluster, or for whoever applies it; of several limits the one that is in the way first. */
export function sizeProblems(rendered: Manifest, delivery: Delivery): Problem[] {
  const prop = `${rendered.kind} ${show(rendered.metadata.name)}`;
  const json = JSON.stringify(rendered);
  const problems = [...totalProblems(prop, json), ...annotationProblems(prop, rendered)];
  return problems.length > 0 || !copiesIntoAnnotation(delivery, rendered.metadata.annotations)
    ? problems
    : copyProblems(prop, rendered);
}

/** The cluster keeps texts as they are, without the backslashes of JSON. */
function totalProblems(prop: string, json: string): Problem[] {
  const size = Buffer.byteLength(json) <= MAX_OBJECT ? 0 : Buffer.byteLength(json.replace(/\\u....|\\./g, ' '));
  const fix = 'leave what is large to the image, or to a volume';
  return size <= MAX_OBJECT
    ? []
    : [{ prop, got: `${size} bytes`, allowed: `at most ${MAX_OBJECT} bytes, as etcd takes no more`, fix }];
}

function annotationProblems(prop: string, { metadata, spec }: Manifest): Problem[] {
  const job = spec?.jobTemplate;
  const places = {
    'metadata.annotations': metadata,
    'spec.template.metadata.annotations': spec?.template?.metadata,
    'spec.jobTemplate.metadata.annotations': job?.metadata,
    'spec.jobTemplate.spec.template.metadata.annotations': job?.spec?.template?.metadata,
  };
  return Object.entries(places).flatMap(([place, holder]) => {
    const size = annotationBytes(holder?.annotations ?? {});
    const allowed = `at most ${MAX_ANNOTATIONS} bytes in all`;
    const fix = 'shorten them: reasons of exceptions and descriptions of parameters are among them';
    return size <= MAX_ANNOTATIONS ? [] : [{ prop: `${prop} .${place}`, got: `${size} bytes`, allowed, fix }];
  });
}

function copyProblems(prop: string, rendered: Manifest): Problem[] {
  const { kind, metadata } = rendered;
  const size = annotationBytes({ ...metadata.annotations, [COPY]: copyOf(rendered) });
  const smaller = kind === 'ConfigMap' ? 'use Program.image' : 'make it smaller';
  return size <= MAX_ANNOTATIONS
    ? []
    : [
        {
          prop,
          got: `${size} bytes with the copy that kubectl apply keeps in an annotation`,
          allowed: `at most ${MAX_ANNOTATIONS} bytes`,
          fix: `${smaller}, or apply with --server-side and say so: Delivery.KUBECTL_SERVER_SIDE`,
        },
      ];
}

/** As Go writes JSON, whose escapes are safe in HTML; where there is no namespace, kubectl puts one in, the longest perhaps. */
function copyOf(rendered: Manifest): string {
  const metadata = { annotations: {}, namespace: '_'.repeat(63), ...rendered.metadata };
  return `${JSON.stringify({ ...rendered, metadata }).replace(/[<>&\u2028\u2029]/g, '\\u....')}\n`;
}

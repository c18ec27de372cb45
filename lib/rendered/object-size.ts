/** The sizes that etcd, the API server and kubectl allow for a rendered object. */

import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { MAX_ANNOTATIONS, annotationBytes } from '../kubernetes/annotations';
import { Manifest } from '../kubernetes/manifest';
import { copiesIntoAnnotation } from '../platform/delivery';
import { Delivery } from '../platform/platform';

/** What etcd takes in one request, without 64 KiB that the cluster itself writes into an object: defaults, managers, status. */
const MAX_OBJECT = (1536 - 64) * 1024;

/** Characters of JSON that are below all limits, however many bytes each of them takes, also in a copy. */
const SMALL = 30_000;

/** The annotation in which kubectl keeps a copy of an applied object. The name of the annotation counts, too. */
const COPY = 'kubectl.kubernetes.io/last-applied-configuration';

/** Of several limits, only what is in the way first is told. */
export function objectSizeProblems(rendered: Manifest, delivery: Delivery): Problem[] {
  const json = JSON.stringify(rendered);
  if (json.length < SMALL) {
    return [];
  }
  const prop = `${rendered.kind} ${show(rendered.metadata.name)}`;
  const problems = [...totalProblems(prop, json), ...annotationProblems(prop, rendered)];
  return problems.length > 0 || !copiesIntoAnnotation(delivery, rendered.metadata.annotations)
    ? problems
    : copyProblems(prop, rendered);
}

/** The cluster keeps texts as they are, without the backslashes of JSON. */
function totalProblems(prop: string, json: string): Problem[] {
  const size = Buffer.byteLength(json) <= MAX_OBJECT ? 0 : Buffer.byteLength(json.replace(/\\u....|\\./g, ' '));
  const fix = 'leave what is large to the image, or to a volume';
  const allowed = `at most ${MAX_OBJECT} bytes, as etcd takes no more`;
  return unless(size <= MAX_OBJECT, { prop, got: `${size} bytes`, allowed, fix });
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
    const fix = 'shorten them: reasons of waivers and descriptions of parameters are among them';
    return unless(size <= MAX_ANNOTATIONS, { prop: `${prop} .${place}`, got: `${size} bytes`, allowed, fix });
  });
}

function copyProblems(prop: string, rendered: Manifest): Problem[] {
  const { kind, metadata } = rendered;
  const size = annotationBytes({ ...metadata.annotations, [COPY]: copyOf(rendered) });
  const smaller = kind === 'ConfigMap' ? 'use Program.image' : 'make it smaller';
  return unless(size <= MAX_ANNOTATIONS, {
    prop,
    got: `${size} bytes with the copy that kubectl apply keeps in an annotation`,
    allowed: `at most ${MAX_ANNOTATIONS} bytes`,
    fix: `${smaller}, or apply with --server-side and say so: Delivery.KUBECTL_SERVER_SIDE`,
  });
}

/** Go writes JSON with escapes that are safe in HTML. Where an object has no namespace kubectl adds one, perhaps of 63 characters. */
function copyOf(rendered: Manifest): string {
  const metadata = { annotations: {}, namespace: '_'.repeat(63), ...rendered.metadata };
  return `${JSON.stringify({ ...rendered, metadata }).replace(/[<>&\u2028\u2029]/g, '\\u....')}\n`;
}

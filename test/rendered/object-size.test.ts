import { Delivery } from '../../lib/platform/platform';
import { objectSizeProblems } from '../../lib/rendered/object-size';

const KIBIBYTE = 1024;
const LIMIT = 256 * KIBIBYTE;
const TOTAL = 1472 * KIBIBYTE;

/** An object whose JSON has so many bytes, all but a few of them in one text. */
function ofBytes(bytes: number, filler = 'x') {
  const object = (text: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { text } });
  return object(filler.repeat(bytes - JSON.stringify(object('')).length));
}

/** Annotations of so many bytes. */
function notes(bytes: number) {
  return { annotations: { why: 'x'.repeat(bytes - 'why'.length) } };
}

const NO_COPY = [Delivery.KUBECTL_SERVER_SIDE, Delivery.FLUX];

describe.each(Object.values(Delivery))('an object that is applied by %s', (delivery) => {
  it('is at most as large as etcd takes it', () => {
    const message = {
      prop: 'ConfigMap "a"',
      got: `${TOTAL + 1} bytes`,
      allowed: 'at most 1507328 bytes, as etcd takes no more',
    };
    expect(objectSizeProblems(ofBytes(TOTAL + 1), delivery)).toMatchObject([message]);
  });

  it.each([
    ['metadata.annotations', { metadata: { name: 'a', ...notes(LIMIT + 1) } }],
    ['spec.template.metadata.annotations', { spec: { template: { metadata: notes(LIMIT + 1) } } }],
    ['spec.jobTemplate.metadata.annotations', { spec: { jobTemplate: { metadata: notes(LIMIT + 1) } } }],
    [
      'spec.jobTemplate.spec.template.metadata.annotations',
      { spec: { jobTemplate: { spec: { template: { metadata: notes(LIMIT + 1) } } } } },
    ],
  ])('has annotations of at most 256 KiB: %s', (place, part) => {
    expect(objectSizeProblems({ kind: 'CronJob', metadata: { name: 'a' }, ...part }, delivery)).toMatchObject([
      {
        prop: `CronJob "a" .${place}`,
        got: '262145 bytes',
        allowed: 'at most 262144 bytes in all',
      },
    ]);
  });
});

describe.each(NO_COPY)('an object that %s applies without a copy of it', (delivery) => {
  it('may be as large as etcd takes it, and its annotations as large as the API server does', () => {
    expect(objectSizeProblems(ofBytes(TOTAL), delivery)).toEqual([]);
    const metadata = { name: 'a', ...notes(LIMIT) };
    expect(
      objectSizeProblems({ kind: 'Job', metadata, spec: { template: { metadata: notes(LIMIT) } } }, delivery),
    ).toEqual([]);
  });

  it('may have an annotation that is no text, which a patch brought: the API server refuses it in words of its own', () => {
    expect(objectSizeProblems({ kind: 'Job', metadata: { name: 'a', annotations: { count: 1 } } }, delivery)).toEqual(
      [],
    );
  });

  it('counts bytes, not letters, and none of the backslashes of JSON', () => {
    expect(objectSizeProblems(ofBytes(TOTAL, '\n'), delivery)).toEqual([]);
    expect(objectSizeProblems(ofBytes(TOTAL, '\u0001'), delivery)).toEqual([]);
    expect(objectSizeProblems(ofBytes(TOTAL / 2, 'é'), delivery)).toEqual([]);
    expect(objectSizeProblems(ofBytes(TOTAL / 2 + 100, 'é'), delivery)).toHaveLength(1);
  });
});

describe('an object that kubectl apply copies into an annotation of it', () => {
  const COPY = 'kubectl.kubernetes.io/last-applied-configuration';

  /** The most bytes of a text that are accepted in an object with some metadata. */
  function room(metadata: object, filler = 'x'): number {
    const isAccepted = (length: number) => {
      const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { text: filler.repeat(length) } };
      return objectSizeProblems(object, Delivery.KUBECTL).length === 0;
    };
    let [fits, exceeds] = [0, LIMIT];
    while (exceeds - fits > 1) {
      const middle = Math.floor((fits + exceeds) / 2);
      [fits, exceeds] = isAccepted(middle) ? [middle, exceeds] : [fits, middle];
    }
    return fits;
  }

  /** As `kubectl get -o jsonpath={.metadata.annotations}` shows it. */
  const copied = (metadata: object) =>
    `${COPY}{"apiVersion":"v1","data":{"text":""},"kind":"ConfigMap","metadata":${JSON.stringify(metadata)}}\n`.length;

  it('has room for the copy, and for the annotations that it has', () => {
    const metadata = { annotations: { why: 'so' }, name: 'a', namespace: 'shop' };
    expect(room(metadata)).toBe(LIMIT - copied(metadata) - 'why'.length - 'so'.length);
  });

  it('has room for the namespace that kubectl adds, however long', () => {
    expect(room({ name: 'a' })).toBe(LIMIT - copied({ annotations: {}, name: 'a', namespace: 'n'.repeat(63) }));
  });

  it.each(['<', '>', '&', '\u2028'])('has room for six bytes for each %j, as kubectl escapes it', (character) => {
    const metadata = { name: 'a', namespace: 'shop' };
    expect(room(metadata, character)).toBe(Math.floor(room(metadata) / 6));
  });

  it('is told the way out: a program moves into its image', () => {
    expect(objectSizeProblems(ofBytes(300_000), Delivery.KUBECTL)).toEqual([
      {
        prop: 'ConfigMap "a"',
        got: expect.stringMatching(/^300\d{3} bytes with the copy that kubectl apply keeps in an annotation$/),
        allowed: 'at most 262144 bytes',
        fix: 'use Program.image, or apply with --server-side and say so: Delivery.KUBECTL_SERVER_SIDE',
      },
    ]);
    const other = { ...ofBytes(300_000), kind: 'Job' };
    expect(objectSizeProblems(other, Delivery.KUBECTL)).toMatchObject([
      {
        prop: 'Job "a"',
        fix: 'make it smaller, or apply with --server-side and say so: Delivery.KUBECTL_SERVER_SIDE',
      },
    ]);
  });

  it('is none where Argo CD is told to apply it on the server', () => {
    const annotations = { 'argocd.argoproj.io/sync-options': 'Prune=false,ServerSideApply=true' };
    expect(objectSizeProblems(ofBytes(300_000), Delivery.ARGO_CD)).toHaveLength(1);
    const onServer = { ...ofBytes(300_000), metadata: { name: 'a', annotations } };
    expect(objectSizeProblems(onServer, Delivery.ARGO_CD)).toEqual([]);
  });
});

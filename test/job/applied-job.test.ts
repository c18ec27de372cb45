import { JsonPatch } from 'cdk8s';
import { JobSpec } from '../../imports/k8s';
import { Delivery, Platform, Release } from '../../lib';
import { describe as sentence } from '../../lib/fields/problem';
import { AppliedJob, AppliedJobName, appliedJob, appliedJobNameProblems } from '../../lib/job/applied-job';
import { SettledShards } from '../../lib/job/shards';
import { Manifest } from '../../lib/kubernetes/manifest';
import { passTheGate } from '../../lib/rendered/gate';
import { podSecurity } from '../../lib/security/security-context';
import { render } from '../support/manifests';
import { batchChart } from '../workloads/sample';

const SPEC: JobSpec = {
  completions: 3,
  parallelism: 3,
  completionMode: 'Indexed',
  backoffLimit: 6,
  backoffLimitPerIndex: 1,
  maxFailedIndexes: 2,
  activeDeadlineSeconds: 3600,
  ttlSecondsAfterFinished: 60,
  podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [2] } }] },
  template: {
    metadata: { labels: { team: 'prices' }, annotations: { 'example.com/owner': 'Ada' } },
    spec: {
      restartPolicy: 'Never',
      containers: [{ name: 'report', image: 'report:1', command: ['report'], env: [{ name: 'A', value: '1' }] }],
    },
  },
};

const JOB: AppliedJob = {
  name: 'report',
  release: Release.onChange(),
  labels: { team: 'prices' },
  annotations: { 'example.com/owner': 'Ada' },
  spec: SPEC,
  delivery: Delivery.KUBECTL,
  patches: [],
};

function rendered(job: Partial<AppliedJob> = {}, ...patches: JsonPatch[]): Manifest {
  const chart = batchChart();
  const object = appliedJob(chart, { ...JOB, ...job });
  patches.forEach((patch) => object.addJsonPatch(patch));
  return render(chart)[0];
}

const nameWith = (...patches: JsonPatch[]): string => rendered({}, ...patches).metadata.name;
const set = (path: string, value: unknown) => JsonPatch.add(path, value);

describe('a Job that is applied', () => {
  it('is what was decided, under a name by its content', () => {
    const { kind, metadata, spec } = rendered();
    expect(kind).toBe('Job');
    expect(metadata).toEqual({
      name: expect.stringMatching(/^report-[0-9a-f]{10}$/),
      namespace: 'analytics',
      labels: { team: 'prices', 'cdk8s-batch/content': metadata.name.slice(-10) },
      annotations: { 'example.com/owner': 'Ada' },
    });
    expect(spec).toEqual(SPEC);
  });

  it('has the name of its user when told so, whatever it runs', () => {
    const bare = { release: Release.underOneName() };
    expect(rendered(bare).metadata.name).toBe('report');
    expect(rendered(bare, set('/spec/completions', 4)).metadata.name).toBe('report');
  });

  it('has the same name again for the same content, in whatever order it is written', () => {
    const reversed = Object.fromEntries(Object.entries(SPEC).reverse()) as unknown as JobSpec;
    expect(rendered({ spec: reversed }).metadata.name).toBe(rendered().metadata.name);
  });

  it.each<[string, JsonPatch]>([
    ['image', set('/spec/template/spec/containers/0/image', 'report:2')],
    ['command', set('/spec/template/spec/containers/0/command/0', 'summary')],
    ['environment', set('/spec/template/spec/containers/0/env/0/value', '2')],
    ['resources', set('/spec/template/spec/containers/0/resources', { limits: { cpu: '1' } })],
    ['label of its pods', set('/spec/template/metadata/labels/team', 'risk')],
    ['annotation of its pods', set('/spec/template/metadata/annotations/example.com~1owner', 'Grace')],
    ['number of completions', set('/spec/completions', 4)],
    ['number of tries an index', set('/spec/backoffLimitPerIndex', 2)],
    ['failure policy', set('/spec/podFailurePolicy/rules/0/onExitCodes/values/0', 3)],
    ['success policy', set('/spec/successPolicy', { rules: [{ succeededCount: 1 }] })],
    ['selector', set('/spec/selector', { matchLabels: { team: 'prices' } })],
    ['controller', set('/spec/managedBy', 'kueue.x-k8s.io/multikueue')],
    ['field of a newer Kubernetes in its pods', set('/spec/template/spec/newer', true)],
  ])('is a new run for another %s', (_title, patch) => {
    expect(nameWith(patch)).not.toBe(nameWith());
  });

  it('is a new run for another completion mode', () => {
    const plain = { ...SPEC, backoffLimitPerIndex: undefined, maxFailedIndexes: undefined };
    const nameOf = (spec: JobSpec) => rendered({ spec }).metadata.name;
    expect(nameOf({ ...plain, completionMode: 'NonIndexed' })).not.toBe(nameOf(plain));
  });

  it.each<[string, JsonPatch]>([
    ['parallelism', set('/spec/parallelism', 1)],
    ['backoffLimit', set('/spec/backoffLimit', 0)],
    ['activeDeadlineSeconds', set('/spec/activeDeadlineSeconds', 60)],
    ['maxFailedIndexes', set('/spec/maxFailedIndexes', 1)],
    ['ttlSecondsAfterFinished', set('/spec/ttlSecondsAfterFinished', 61)],
    ['suspend', set('/spec/suspend', true)],
    ['a label of its own', set('/metadata/labels/team', 'risk')],
    ['an annotation of its own', set('/metadata/annotations/note', 'new')],
  ])('is the same run for another %s, which the API server changes in place', (_title, patch) => {
    expect(nameWith(patch)).toBe(nameWith());
  });

  it('keeps the name that a patch gives it, with the hash', () => {
    expect(nameWith(set('/metadata/name', 'summary'))).toBe(nameWith().replace('report', 'summary'));
  });
});

describe('the name of a Job that is applied', () => {
  const [ON_CHANGE, ONE_NAME] = [Release.onChange(), Release.underOneName()];
  const nameProblems = (name: AppliedJobName, delivery = Delivery.KUBECTL) =>
    appliedJobNameProblems(delivery, name).map(sentence);
  const refused = (length: number, release: Release, given?: Partial<SettledShards>): string[] => {
    const shards = given && { completions: 1, parallelism: 1, indexed: true, ...given };
    return nameProblems({ name: 'a'.repeat(length), release, shards });
  };

  it.each<[string, number, Release, Partial<SettledShards> | undefined]>([
    ['named by content', 52, ON_CHANGE, undefined],
    ['named by its user', 63, ONE_NAME, undefined],
    ['of one shard', 50, ON_CHANGE, { completions: 1 }],
    ['of ten shards', 50, ON_CHANGE, { completions: 10 }],
    ['of eleven shards', 49, ON_CHANGE, { completions: 11 }],
    ['of 100000 shards', 46, ON_CHANGE, { completions: 100000 }],
    ['of pods that are all alike', 52, ON_CHANGE, { completions: 100000, indexed: false }],
    ['of eleven shards, named by its user', 60, ONE_NAME, { completions: 11 }],
  ])('%s has at most %d characters', (_title, most, release, shards) => {
    expect(refused(most, release, shards)).toEqual([]);
    expect(refused(most + 1, release, shards)).toEqual([
      `name: got "${'a'.repeat(most + 1)}", allowed 1 to ${most} lower-case letters, digits and "-", ` +
        'starting and ending with a letter or digit; shorten it by 1',
    ]);
  });

  it('must be a DNS label', () => {
    expect(nameProblems({ name: 'Nightly_Report', release: Release.onChange() })).toEqual([
      'name: got "Nightly_Report", allowed 1 to 52 lower-case letters, digits and "-", ' +
        "starting and ending with a letter or digit; write name: 'nightly-report'",
    ]);
  });

  it('changes with the content under Argo CD, which cannot get past an immutable field', () => {
    const bare = { name: 'report', release: Release.underOneName() };
    expect(nameProblems(bare, Delivery.ARGO_CD)).toEqual([
      'release: got Release.underOneName() with Delivery.ARGO_CD, allowed Release.onChange(); ' +
        'leave it out: a changed Job of the same name would stop each sync at an immutable field',
    ]);
    for (const delivery of [Delivery.KUBECTL, Delivery.KUBECTL_SERVER_SIDE, Delivery.FLUX]) {
      expect(nameProblems(bare, delivery)).toEqual([]);
    }
  });

  it('leaves room for the indexes of a Job that a patch made indexed', () => {
    const spec = { ...SPEC, completionMode: 'NonIndexed' };
    const indexed = (length: number) => () => {
      const chart = batchChart();
      passTheGate(chart);
      const job = appliedJob(chart, { ...JOB, name: 'a'.repeat(length), release: Release.underOneName(), spec });
      job.addJsonPatch(set('/spec/completionMode', 'Indexed'));
      const { pod, container } = podSecurity([]); // as each workload has it
      job.addJsonPatch(set('/spec/template/spec/securityContext', pod));
      job.addJsonPatch(set('/spec/template/spec/containers/0/securityContext', container));
      return render(chart);
    };
    expect(indexed(61)).not.toThrow();
    expect(indexed(62)).toThrow(
      `[batch] name: got "${'a'.repeat(62)}", allowed at most 61 characters for an Indexed Job with 3 completions; ` +
        'shorten it by 1: the names of its pods end in their index',
    );
  });
});

describe('a Job that a delivery owns', () => {
  const annotationsOf = (delivery: Delivery, job: Partial<AppliedJob> = {}) => {
    const chart = batchChart();
    Platform.set(chart, { delivery });
    const spec = { ...SPEC, ttlSecondsAfterFinished: undefined };
    appliedJob(chart, { ...JOB, spec, annotations: {}, delivery, ...job });
    return render(chart)[0].metadata.annotations;
  };

  it('is not pruned by Argo CD when the next content has another name, nor shown as out of sync', () => {
    expect(annotationsOf(Delivery.ARGO_CD)).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false',
      'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
    });
  });

  it('keeps what its user tells Argo CD besides', () => {
    const annotations = {
      'argocd.argoproj.io/sync-options': 'ApplyOutOfSyncOnly=true',
      'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
    };
    expect(annotationsOf(Delivery.ARGO_CD, { annotations })).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,ApplyOutOfSyncOnly=true',
      'argocd.argoproj.io/compare-options': 'IgnoreExtraneous,ServerSideDiff=true',
    });
  });

  it('is not pruned by Flux, which makes it anew only when it keeps its name', () => {
    expect(annotationsOf(Delivery.FLUX)).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
    expect(annotationsOf(Delivery.FLUX, { release: Release.underOneName() })).toEqual({
      'kustomize.toolkit.fluxcd.io/force': 'enabled',
    });
  });

  it('is plain for kubectl', () => {
    expect(annotationsOf(Delivery.KUBECTL)).toBeUndefined();
    expect(annotationsOf(Delivery.KUBECTL_SERVER_SIDE)).toBeUndefined();
  });
});

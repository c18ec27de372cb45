import { Duration } from 'cdk8s';
import { PodTemplateSpec } from '../../imports/k8s';
import { FailurePolicy, CommonJobProps, KubernetesVersion, SuccessPolicy } from '../../lib';
import { describe as sentence } from '../../lib/fields/problem';
import { complete, problemsIn } from '../../lib/fields/settle';
import { Job, jobProblems, jobSpec, settleJob } from '../../lib/job/job';
import { JOB_PROPS, activeDeadline } from '../../lib/job/job-props';
import { SettledShards } from '../../lib/job/shards';
import { BASE } from '../workloads/sample';

const TEMPLATE: PodTemplateSpec = { spec: { containers: [{ name: 'report' }] } };
const SHARDS: SettledShards = { completions: 5, parallelism: 3, indexed: true };

function jobWith(props: Partial<CommonJobProps> = {}, more: Partial<Job> = {}): Job {
  const { kubernetes = KubernetesVersion.V1_31, ...others } = more;
  return settleJob(complete({ ...BASE, ...props }, JOB_PROPS), kubernetes, others);
}

const specOf = (...decided: Parameters<typeof jobWith>) => jobSpec(jobWith(...decided), TEMPLATE);
const problemsOf = (...decided: Parameters<typeof jobWith>) =>
  [...problemsIn(decided[0] ?? {}, JOB_PROPS), ...jobProblems(jobWith(...decided))].map(sentence);

describe('a run', () => {
  it('is one pod, tried seven times within an hour, and kept until somebody removes it', () => {
    expect(specOf()).toMatchObject({ completions: 1, parallelism: 1, backoffLimit: 6, activeDeadlineSeconds: 3600 });
    expect(specOf().ttlSecondsAfterFinished).toBeUndefined();
    expect(specOf().completionMode).toBeUndefined();
  });

  it('is what its user decides', () => {
    const props = { backoffLimit: 0, activeDeadline: Duration.minutes(1) };
    expect(specOf(props, { timeToLive: Duration.days(2) })).toMatchObject({
      backoffLimit: 0,
      activeDeadlineSeconds: 60,
      ttlSecondsAfterFinished: 172800,
    });
  });

  it('leaves the number of tries to its indexes, where they count their own', () => {
    const shards = { ...SHARDS, backoffLimitPerIndex: 0 };
    expect(specOf({}, { shards })).toMatchObject({ backoffLimit: 2147483647, backoffLimitPerIndex: 0 });
    expect(specOf({ backoffLimit: 0 }, { shards })).toMatchObject({ backoffLimit: 0, backoffLimitPerIndex: 0 });
    expect(specOf({}, { shards: SHARDS }).backoffLimit).toBe(6);
  });

  it.each([
    [true, 'Indexed'],
    [false, 'NonIndexed'],
  ])('of several pods says whether they are indexed: %s', (indexed, completionMode) => {
    expect(specOf({}, { shards: { ...SHARDS, indexed } })).toMatchObject({
      completions: 5,
      parallelism: 3,
      completionMode,
    });
  });

  it('names the container of the program in its failure policy', () => {
    const failurePolicy = FailurePolicy.countDisruptions().failJobOn(2);
    expect(specOf({ failurePolicy }).podFailurePolicy?.rules).toEqual([
      { action: 'FailJob', onExitCodes: { containerName: 'report', operator: 'In', values: [2] } },
    ]);
  });

  it('is not moved to save a node, unless its user says so', () => {
    const still = {
      'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
      'karpenter.sh/do-not-disrupt': 'true',
    };
    expect(specOf().template.metadata?.annotations).toEqual(still);
    const annotations = { 'karpenter.sh/do-not-disrupt': 'false', 'example.com/owner': 'Ada' };
    const template = { ...TEMPLATE, metadata: { labels: { team: 'prices' }, annotations } };
    expect(jobSpec(jobWith(), template).template.metadata).toEqual({
      labels: { team: 'prices' },
      annotations: { ...still, ...annotations },
    });
  });
});

describe('the limits of a run', () => {
  it.each<Partial<CommonJobProps>>([
    { backoffLimit: 0 },
    { backoffLimit: 2147483647 },
    { activeDeadline: Duration.seconds(60) },
    { activeDeadline: Duration.days(7) },
  ])('may be %j', (props) => {
    expect(problemsOf(props)).toEqual([]);
  });

  it.each([-1, 2147483648, 0.5])('are not %d further tries', (backoffLimit) => {
    expect(problemsOf({ backoffLimit })).toEqual([
      `backoffLimit: got ${backoffLimit}, allowed a whole number from 0 to 2147483647; ` +
        '0 is one try, 6 is what Kubernetes does by itself',
    ]);
  });

  it.each([59, 604801, 60.5])('are not %d s', (seconds) => {
    expect(problemsOf({ activeDeadline: Duration.millis(seconds * 1000) })).toEqual([
      `activeDeadline: got ${seconds}s, allowed whole seconds from 60s to 604800s; ` +
        'split a longer run; a shorter one may not outlast a slow image pull',
    ]);
  });

  it('are narrower where a construct says so', () => {
    const narrower = activeDeadline(Duration.seconds(100));
    expect(narrower.problems('activeDeadline', Duration.seconds(100))).toEqual([]);
    expect(narrower.problems('activeDeadline', Duration.seconds(101)).map(sentence)).toEqual([
      expect.stringMatching(/^activeDeadline: got 101s, .* from 60s to 100s; /),
    ]);
  });

  it('are told together', () => {
    const failurePolicy = FailurePolicy.countDisruptions().failIndexOn(1);
    const wrong = { backoffLimit: -1, activeDeadline: Duration.seconds(1), failurePolicy };
    expect(problemsOf(wrong).map((line) => line.split(':')[0])).toEqual([
      'backoffLimit',
      'activeDeadline',
      'failurePolicy',
    ]);
  });
});

describe('a try', () => {
  it('starts when the one before has ended, where Kubernetes can wait for that', () => {
    expect(specOf().podReplacementPolicy).toBe('Failed');
    expect(specOf({}, { kubernetes: KubernetesVersion.V1_29 }).podReplacementPolicy).toBe('Failed');
    expect(specOf({}, { kubernetes: KubernetesVersion.V1_28 }).podReplacementPolicy).toBeUndefined();
  });

  it('is judged by rules that each have a list of conditions where Kubernetes wants one', () => {
    const failurePolicy = FailurePolicy.ignoreDisruptions().failJobOn(2);
    const rulesOn = (kubernetes: KubernetesVersion) =>
      specOf({ failurePolicy }, { kubernetes }).podFailurePolicy?.rules;
    expect(rulesOn(KubernetesVersion.V1_28)?.[1]).toHaveProperty('onPodConditions', []);
    expect(rulesOn(KubernetesVersion.V1_27)?.[0]).toMatchObject({ onPodConditions: [{ type: 'DisruptionTarget' }] });
    expect(rulesOn(KubernetesVersion.V1_29)?.[1]).not.toHaveProperty('onPodConditions');
  });
});

describe('a success policy', () => {
  const successPolicy = SuccessPolicy.any(5);

  it('is rendered where there is one', () => {
    expect(specOf({}, { shards: { ...SHARDS, successPolicy } }).successPolicy).toEqual({
      rules: [{ succeededCount: 5 }],
    });
    expect(specOf({}, { shards: SHARDS }).successPolicy).toBeUndefined();
    expect(problemsOf({}, { shards: SHARDS })).toEqual([]);
  });
});

describe('a field that is younger than the release', () => {
  const perIndex = { ...SHARDS, backoffLimitPerIndex: 0, maxFailedIndexes: 1 };
  const advice = 'or set a newer release with Platform.set if each of your clusters has it';

  it.each([KubernetesVersion.V1_27, KubernetesVersion.V1_28])(
    'is refused for %s: tries of each index',
    (kubernetes) => {
      expect(problemsOf({}, { kubernetes, shards: perIndex })).toEqual([
        `shards.backoffLimitPerIndex: got 0 for Kubernetes ${kubernetes}, allowed from Kubernetes 1.29 on; ` +
          `leave it out: all indexes then share backoffLimit, ${advice}`,
        `shards.maxFailedIndexes: got 1 for Kubernetes ${kubernetes}, allowed from Kubernetes 1.29 on; leave it out, ${advice}`,
      ]);
      expect(problemsOf({}, { kubernetes: KubernetesVersion.V1_29, shards: perIndex })).toEqual([]);
    },
  );

  it('is refused: a success policy before 1.31', () => {
    const more = { shards: { ...SHARDS, successPolicy: SuccessPolicy.any(1) } };
    expect(problemsOf({}, { ...more, kubernetes: KubernetesVersion.V1_30 })).toEqual([
      'shards.successPolicy: got a policy for Kubernetes 1.30, allowed from Kubernetes 1.31 on; ' +
        `leave it out: a Job then succeeds when all its indexes have, ${advice}`,
    ]);
    expect(problemsOf({}, { ...more, kubernetes: KubernetesVersion.V1_31 })).toEqual([]);
  });
});

describe('an index that fails alone', () => {
  const failurePolicy = FailurePolicy.ignoreDisruptions().failIndexOn(2);

  it('is one that counts its own tries', () => {
    expect(problemsOf({ failurePolicy }, { shards: { ...SHARDS, backoffLimitPerIndex: 0 } })).toEqual([]);
    for (const shards of [undefined, SHARDS]) {
      expect(problemsOf({ failurePolicy }, { shards })).toEqual([
        'failurePolicy: got failIndexOn without backoffLimitPerIndex, allowed failIndexOn in an indexed Job with ' +
          'backoffLimitPerIndex; set backoffLimitPerIndex, or use failJobOn',
      ]);
    }
  });
});

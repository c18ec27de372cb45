import { Chart, Duration } from 'cdk8s';
import { FailurePolicy, CommonJobProps, QueueProducer, Schedule } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, render } from '../support/manifests';
import { inShort } from '../support/refusals';
import { BASE, TASKS, WORKLOADS, WorkloadKind, batchChart, brokerIn, problemsOf } from './sample';

type Make = (chart: Chart, props: Partial<CommonJobProps>) => void;

const scheduledProducer: WorkloadKind = {
  title: 'a producer with a schedule',
  kind: 'CronJob',
  props: 'QueueProducerProps',
  make: (chart, props) => {
    const queue = brokerIn(chart).queue(TASKS);
    new QueueProducer(chart, 'work', { ...BASE, queue, schedule: Schedule.cron('@hourly'), ...props });
  },
};

const RUNS: [string, string, Make][] = [...WORKLOADS, scheduledProducer]
  .filter(({ kind }) => kind !== 'Deployment')
  .map(({ title, kind, make }) => [title, kind, make]);

describe.each(RUNS)('a run of %s', (_title, kind, make) => {
  const specOf = (props: Partial<CommonJobProps> = {}): Manifest => {
    const chart = batchChart();
    make(chart, props);
    const { spec } = find(render(chart), kind, 'work');
    return kind === 'Job' ? spec : spec.jobTemplate.spec;
  };

  it('has six more tries and one hour, or as told', () => {
    expect(specOf()).toMatchObject({ backoffLimit: 6, activeDeadlineSeconds: 3600 });
    const told = { backoffLimit: 0, activeDeadline: Duration.seconds(60) };
    expect(specOf(told)).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 60 });
  });

  it('is not failed by a drained node, unless told so', () => {
    const [first] = specOf().podFailurePolicy.rules;
    expect(first).toEqual({ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] });
    expect(specOf({ failurePolicy: FailurePolicy.countDisruptions() })).not.toHaveProperty('podFailurePolicy');
  });

  it('fails at once for an exit code of its program', () => {
    const { podFailurePolicy, template } = specOf({ failurePolicy: FailurePolicy.countDisruptions().failJobOn(2) });
    const [{ name }] = template.spec.containers;
    const onExitCodes = { containerName: name, operator: 'In', values: [2] };
    expect(podFailurePolicy.rules).toEqual([{ action: 'FailJob', onExitCodes }]);
  });

  it('leaves a failed pod with its logs, and is not moved to save a node', () => {
    const { metadata, spec } = specOf().template;
    expect(spec.restartPolicy).toBe('Never');
    expect(metadata.annotations).toMatchObject({ 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' });
  });

  it('says which limits are wrong, all at once', () => {
    const wrong = { backoffLimit: -1, activeDeadline: Duration.seconds(59) };
    expect(problemsOf((chart) => make(chart, wrong))).toEqual([
      expect.stringMatching(/^\[batch\/work\] backoffLimit: got -1, allowed a whole number from 0 to 2147483647; /),
      expect.stringMatching(/^\[batch\/work\] activeDeadline: got 59s, allowed whole seconds from 60s to \d+s; /),
    ]);
  });
});

describe('the longest name', () => {
  const most: Record<string, number> = {
    'a collector': 52,
    'an ad-hoc job': 52,
    'a batch job': 52,
    'a parallel batch job': 50, // of three shards: room for the hash and for `-2`
    'a worker pool': 63,
    'a producer': 52,
    'a producer with a schedule': 52,
  };

  it.each([...WORKLOADS, scheduledProducer])(
    'of $title leaves room for all that is appended to it',
    ({ title, make }) => {
      const refused = (length: number) => problemsOf((chart) => make(chart, { name: 'a'.repeat(length) }));
      expect(refused(most[title])).toEqual([]);
      const long = 'a'.repeat(most[title] + 1);
      expect(refused(most[title] + 1).map(inShort)).toEqual([`[batch/work] name: got "${long}"`]);
    },
  );
});

import { Chart } from 'cdk8s';
import { Interpreter, Program, QueueProducer, QueueProducerProps, Release, Schedule } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, render } from '../support/manifests';
import { inShort } from '../support/refusals';
import { BASE, TASKS, batchChart, brokerIn, problemsOf } from './sample';

function makeProducer(chart: Chart, props: Partial<QueueProducerProps>): void {
  new QueueProducer(chart, 'producer', { ...BASE, queue: brokerIn(chart).queue(TASKS), ...props });
}

function manifestsWith(props: Partial<QueueProducerProps> = {}): Manifest[] {
  const chart = batchChart();
  makeProducer(chart, props);
  return render(chart);
}

describe('a producer', () => {
  it('runs once when it is applied, named by its content', () => {
    const job = find(manifestsWith(), 'Job');
    expect(job.metadata.name).toMatch(/^producer-[0-9a-f]{10}$/);
    expect(job.spec).toMatchObject({ completions: 1, parallelism: 1, backoffLimit: 6, activeDeadlineSeconds: 3600 });
    expect(find(manifestsWith({ release: Release.underOneName() }), 'Job').metadata.name).toBe('producer');
  });

  it('runs on a schedule when it has one, never two at once', () => {
    const schedule = Schedule.cron('15 * * * *', { timeZone: 'Europe/Berlin' });
    const { metadata, spec } = find(manifestsWith({ schedule, backoffLimit: 4 }), 'CronJob');
    expect(metadata.name).toBe('producer');
    expect(spec).toMatchObject({ schedule: '15 * * * *', timeZone: 'Europe/Berlin', concurrencyPolicy: 'Forbid' });
    expect(spec.jobTemplate.spec.backoffLimit).toBe(4);
  });

  it('is not named by content and changed in place at once', () => {
    const schedule = Schedule.cron('@hourly');
    expect(problemsOf((chart) => makeProducer(chart, { schedule, release: Release.onChange() })).map(inShort)).toEqual([
      '[batch/producer] release: got Release.onChange() with schedule',
    ]);
    expect(find(manifestsWith({ schedule, release: Release.underOneName() }), 'CronJob').metadata.name).toBe(
      'producer',
    );
  });

  it('is late by five minutes at most, and keeps three runs of each outcome', () => {
    const { spec } = find(manifestsWith({ schedule: Schedule.cron('@hourly') }), 'CronJob');
    expect(spec).toMatchObject({ startingDeadlineSeconds: 300, suspend: false });
    expect(spec).toMatchObject({ successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 3 });
  });

  it('waits for the run before with @every, of which the controller drops no run', () => {
    const { spec } = find(manifestsWith({ schedule: Schedule.cron('@every 2h') }), 'CronJob');
    expect(spec).toMatchObject({ startingDeadlineSeconds: 2 * 3600 + 10, concurrencyPolicy: 'Forbid' });
  });

  it('has one run id for all of its tries', () => {
    expect(find(manifestsWith(), 'Job').spec.template.spec.containers[0].env).toContainEqual({
      name: 'RUN_ID',
      valueFrom: { fieldRef: { fieldPath: "metadata.labels['batch.kubernetes.io/job-name']" } },
    });
  });

  it('brings the producer core to a Python program', () => {
    const program = Program.script('programs/producer.py', Interpreter.python('python:3.13-alpine'));
    const { data } = find(manifestsWith({ program }), 'ConfigMap', 'producer');
    expect(Object.keys(data)).toEqual(expect.arrayContaining(['producer.py', 'queue_producer.py', 'queue_client.py']));
    expect(data).not.toHaveProperty('queue_worker.py');
  });

  it('has a name that fits what it becomes', () => {
    const schedule = Schedule.cron('@hourly');
    const lengths = (length: number, props: Partial<QueueProducerProps>) =>
      problemsOf((chart) => makeProducer(chart, { name: 'a'.repeat(length), ...props }));
    expect([lengths(52, {}), lengths(52, { schedule }), lengths(63, { release: Release.underOneName() })]).toEqual([
      [],
      [],
      [],
    ]);
    expect(lengths(53, {})[0]).toMatch(/^\[batch\/producer\] name: .* allowed 1 to 52 /);
    expect(lengths(53, { schedule })[0]).toMatch(/^\[batch\/producer\] name: .* allowed 1 to 52 /);
  });
});

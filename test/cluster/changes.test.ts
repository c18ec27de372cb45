import { Chart } from 'cdk8s';
import {
  BatchJob,
  BatchJobProps,
  Interpreter,
  Program,
  QueueWorkerPool,
  Release,
  Resources,
  Schedule,
  ScheduledCollector,
} from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find } from '../support/manifests';
import { BASE, TASKS, brokerIn } from '../workloads/sample';
import { LiveJob, renderInto } from './jobs';
import { get, kubectl, listOf, tryKubectl } from './kubectl';
import { describeCluster, ownNamespace } from './suite';

/** Two files that differ, as a program that somebody changed. */
const SHELL = 'programs/collect-metrics.sh';
const OTHER_SHELL = 'programs/test-scenarios.sh';

const SIDES = [
  { side: 'client', flags: [] },
  { side: 'server', flags: ['--server-side'] },
];

describeCluster('a changed source, applied over what it rendered before', () => {
  describe.each(SIDES)('on the $side side', ({ side, flags }) => {
    const namespace = ownNamespace(`changes-${side}`);
    const apply = (objects: Manifest[]) => kubectl(['apply', '-f', '-', ...flags], listOf(objects));

    function reportWith(props: Partial<BatchJobProps>): Manifest[] {
      return renderInto(namespace, (chart: Chart) => new BatchJob(chart, 'report', { ...BASE, ...props }));
    }

    function liveJob(objects: Manifest[]): LiveJob {
      return new LiveJob(namespace, find(objects, 'Job').metadata.name);
    }

    function inTheCluster(kind: string, name: string): Promise<Manifest> {
      return get(kind, name, '-n', namespace).then(([object]) => object);
    }

    describe.each([
      {
        what: 'program',
        before: { program: Program.script(SHELL, Interpreter.shell('busybox:1.37')) },
        after: { program: Program.script(OTHER_SHELL, Interpreter.shell('busybox:1.37')) },
      },
      { what: 'image', before: {}, after: { program: Program.image('registry.example/report:1.4.3') } },
      {
        what: 'resources',
        before: {},
        after: { resources: Resources.of('200m', '128Mi') },
      },
      { what: 'label of its pods', before: {}, after: { labels: { team: 'prices' } } },
    ])('a Job with another $what', ({ before, after }) => {
      test('is a new run, which starts beside the old one; that is not touched', async () => {
        const [earlier, later] = [reportWith(before), reportWith(after)];
        const [old, changed] = [earlier, later].map((objects) => liveJob(objects));
        expect(changed.name).not.toBe(old.name);
        await apply(earlier);
        const running = await old.pod();
        const untouched = await old.read();
        await apply(later);
        const started = await changed.pod();
        expect((await old.pods(1))[0].metadata.uid).toBe(running.metadata.uid);
        const { metadata, spec } = await old.read();
        expect({ uid: metadata.uid, generation: metadata.generation, spec }).toEqual({
          uid: untouched.metadata.uid,
          generation: untouched.metadata.generation,
          spec: untouched.spec,
        });
        expect(started.metadata.ownerReferences[0].uid).toBe((await changed.read()).metadata.uid);
      });
    });

    test('backoffLimit changes in place: the same Job, without a new run', async () => {
      const [earlier, later] = [reportWith({ backoffLimit: 3 }), reportWith({ backoffLimit: 4 })];
      await apply(earlier);
      const { name } = find(earlier, 'Job').metadata;
      const { metadata } = await inTheCluster('job', name);
      await apply(later);
      const job = await inTheCluster('job', name);
      expect({ uid: job.metadata.uid, backoffLimit: job.spec.backoffLimit }).toEqual({
        uid: metadata.uid,
        backoffLimit: 4,
      });
    });

    test('with release: Release.underOneName() a changed Job is refused, as its documentation says', async () => {
      const named = { name: 'bare', release: Release.underOneName() };
      await apply(reportWith(named));
      const later = reportWith({ ...named, program: Program.image('registry.example/report:1.4.3') });
      const { status, stderr } = await tryKubectl(['apply', '-f', '-', ...flags], listOf(later));
      expect(status).toBe(1);
      expect(stderr).toMatch(/The Job "bare" is invalid: spec\.template: .*field is immutable/s);
    });

    test('a CronJob takes another schedule, zone and program in place', async () => {
      const collector = (schedule: Schedule, program: Program) =>
        renderInto(
          namespace,
          (chart: Chart) => new ScheduledCollector(chart, 'prices', { ...BASE, schedule, program }),
        );
      await apply(collector(Schedule.cron('@hourly'), Program.image('registry.example/prices:1')));
      const { metadata } = await inTheCluster('cronjob', 'prices');
      const schedule = Schedule.cron('30 6 * * *', { timeZone: 'Europe/Berlin' });
      await apply(collector(schedule, Program.image('registry.example/prices:2')));
      const cronJob = await inTheCluster('cronjob', 'prices');
      expect(cronJob.metadata.uid).toBe(metadata.uid);
      expect(cronJob.spec).toMatchObject({ schedule: '30 6 * * *', timeZone: 'Europe/Berlin' });
      expect(cronJob.spec.jobTemplate.spec.template.spec.containers[0].image).toBe('registry.example/prices:2');
    });

    test('a worker pool takes more replicas, another image and other labels in place; its selector stays', async () => {
      const pool = (replicas: number, program: Program, labels: Record<string, string>) =>
        renderInto(namespace, (chart: Chart) => {
          const queue = brokerIn(chart).queue(TASKS);
          new QueueWorkerPool(chart, 'worker', { ...BASE, queue, replicas, program, labels });
        });
      await apply(pool(2, Program.image('registry.example/worker:1'), { team: 'a' }));
      const { metadata } = await inTheCluster('deployment', 'worker');
      await apply(pool(3, Program.image('registry.example/worker:2'), { team: 'b', app: 'worker' }));
      const deployment = await inTheCluster('deployment', 'worker');
      expect(deployment.metadata.uid).toBe(metadata.uid);
      expect(deployment.spec.replicas).toBe(3);
      expect(deployment.spec.template.spec.containers[0].image).toBe('registry.example/worker:2');
    });
  });
});

import { spawnSync } from 'child_process';
import { join } from 'path';
import { Duration } from 'cdk8s';
import { Overlap, Schedule, ScheduledCollector, ScheduledCollectorProps } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { until } from '../broker/until';
import { find } from '../support/manifests';
import { BASE } from '../workloads/sample';
import { ask, request } from './api';
import { LiveJob, renderInto, withoutScheduler } from './jobs';
import { apply, get, kubectl } from './kubectl';
import { fail, podsOf, succeed } from './kubelet';
import { describeCluster, dist, movedTo, ownNamespace, ownPriority } from './suite';

const TWO_MINUTES_AND_SOME = 150;

/** The tests wait for the same minutes side by side, as Jest runs only those of one `describe` side by side. */
describeCluster('what the CronJob controller does with what is rendered', () => {
  const namespace = ownNamespace('cron-jobs');
  ownPriority(namespace);

  beforeAll(async () => {
    await apply(
      withoutScheduler(movedTo(namespace, dist())).filter(({ metadata }: Manifest) =>
        ['metrics-collector', 'data-processor'].includes(metadata.labels['app.kubernetes.io/name']),
      ),
    );
  });

  async function collect(id: string, props: Partial<ScheduledCollectorProps>): Promise<void> {
    const all = { ...BASE, schedule: Schedule.cron('* * * * *'), ...props };
    await apply(renderInto(namespace, (chart) => new ScheduledCollector(chart, id, all)));
  }

  /** The Jobs that a CronJob has made and that are kept, the oldest first. */
  async function jobsOf(cronJob: string): Promise<Manifest[]> {
    const { items } = await ask('GET', `/apis/batch/v1/namespaces/${namespace}/jobs`);
    const madeAt = ({ metadata }: Manifest) => Date.parse(metadata.creationTimestamp);
    return items
      .filter(({ metadata }: Manifest) => metadata.ownerReferences?.[0].name === cronJob)
      .sort((one: Manifest, other: Manifest) => madeAt(one) - madeAt(other));
  }

  /** Waits until the controller skips a run, as one is active. */
  async function isDueAgain(cronJob: string): Promise<void> {
    const selector = encodeURIComponent(`involvedObject.name=${cronJob},reason=JobAlreadyActive`);
    const path = `/api/v1/namespaces/${namespace}/events?fieldSelector=${selector}`;
    const look = async () => (await ask('GET', path)).items.length > 0;
    await until(`${cronJob} is due again`, look, TWO_MINUTES_AND_SOME);
  }

  function madeJobs(cronJob: string, count: number): Promise<Manifest[]> {
    const look = async () => {
      const jobs = await jobsOf(cronJob);
      return jobs.length === count && jobs;
    };
    return until(`${cronJob} has ${count} Jobs`, look, TWO_MINUTES_AND_SOME);
  }

  test.concurrent(
    'metrics-collector makes a Job at the full minute, found by the labels that README names',
    async () => {
      const [job] = await madeJobs('metrics-collector', 1);
      const minute =
        new Date(job.metadata.annotations['batch.kubernetes.io/cronjob-scheduled-timestamp']).getTime() / 60_000;
      expect(Number.isInteger(minute)).toBe(true);
      expect(job.metadata.name).toBe(`metrics-collector-${minute}`);
      const started = new Date(job.metadata.creationTimestamp).getTime() / 60_000;
      expect(started - minute).toBeLessThan(0.5); // its starting deadline
      const [labelled] = await get('jobs', '-n', namespace, '-l', 'app=metrics-collector');
      expect(labelled.metadata.uid).toBe(job.metadata.uid);
      const pod = await new LiveJob(namespace, job.metadata.name).pod();
      expect(pod.metadata.labels).toMatchObject({ app: 'metrics-collector' });
    },
  );

  test.concurrent('by default no second Job starts while the first is active', async () => {
    await collect('forbid', {});
    await isDueAgain('forbid');
    expect(await jobsOf('forbid')).toHaveLength(1);
  });

  /** Lets a run overlap the next minute by 20 s, and returns that minute. */
  async function overlapped(id: string): Promise<number> {
    const [first] = await madeJobs(id, 1);
    await isDueAgain(id);
    const due = Math.floor(Date.now() / 60_000);
    await new Promise((resolve) => setTimeout(resolve, due * 60_000 + 20_000 - Date.now()));
    await succeed(await new LiveJob(namespace, first.metadata.name).pod());
    return due;
  }

  test.concurrent(
    'a run that is due while another runs starts late with RUN_LATE, the default: as soon as the other has ended',
    async () => {
      await collect('late', {});
      const due = await overlapped('late');
      const late = await until('the run that was due', async () =>
        (await jobsOf('late')).find(({ metadata }) => metadata.name === `late-${due}`),
      );
      expect(Date.parse(late.metadata.creationTimestamp)).toBeGreaterThanOrEqual(due * 60_000 + 19_000);
    },
  );

  test.concurrent(
    'a run that is due while another runs is dropped with SKIP: the next one starts at its own minute',
    async () => {
      await collect('skip', { overlap: Overlap.SKIP, startingDeadline: Duration.seconds(10) });
      const due = await overlapped('skip');
      const look = async () => (await jobsOf('skip')).find(({ metadata }) => metadata.name === `skip-${due + 1}`);
      await until('the run after it', look, TWO_MINUTES_AND_SOME);
      expect((await jobsOf('skip')).map(({ metadata }) => metadata.name)).not.toContain(`skip-${due}`);
    },
  );

  test.concurrent('with Replace the second run ends the first', async () => {
    await collect('replace', { overlap: Overlap.REPLACE });
    const [first] = await madeJobs('replace', 1);
    const look = async () => (await jobsOf('replace')).find(({ metadata }) => metadata.uid !== first.metadata.uid);
    await until('another Job', look, TWO_MINUTES_AND_SOME);
    await until('only the second is left', async () => {
      const jobs = await jobsOf('replace');
      return jobs.length === 1 && jobs[0].metadata.uid !== first.metadata.uid;
    });
  });

  /** Runs it twice to success and twice to failure, and says which of these four Jobs are kept. */
  async function kept(id: string, successes: number, failures: number): Promise<string[]> {
    const limits = { successfulJobsHistoryLimit: successes, failedJobsHistoryLimit: failures };
    await collect(id, { ...limits, suspend: true, backoffLimit: 0 });
    for (const name of ['success-1', 'failure-1', 'success-2', 'failure-2']) {
      await kubectl(['create', 'job', `--from=cronjob/${id}`, `${id}-${name}`, '-n', namespace]);
      const job = new LiveJob(namespace, `${id}-${name}`);
      const pod = await job.pod();
      await (name.startsWith('success') ? succeed(pod) : fail(pod, 1));
      await until(`${job.name} has ended`, () => isOver(job)); // the oldest goes first, by whole seconds
      await new Promise((resolve) => setTimeout(resolve, 1100));
    }
    const count = successes + failures;
    const look = async () => {
      const jobs = await jobsOf(id);
      return jobs.length <= count && jobs.map(({ metadata }) => metadata.name.replace(`${id}-`, ''));
    };
    return until(`${id} keeps ${count} Jobs`, look);
  }

  async function isOver({ path }: LiveJob): Promise<boolean> {
    const { code, body } = await request('GET', path);
    return code === 404 || body.status.completionTime || body.status.failed === 1;
  }

  test.concurrent.each([
    { successes: 1, failures: 0, left: ['success-2'] },
    { successes: 0, failures: 1, left: ['failure-2'] },
    { successes: 1, failures: 2, left: ['failure-1', 'success-2', 'failure-2'] },
  ])('of its history a CronJob keeps $successes successes and $failures failures, the latest', async (one) => {
    const { successes, failures, left } = one;
    expect(await kept(`history-${successes}-${failures}`, successes, failures)).toEqual(left);
  });

  test.concurrent('with Allow a second Job runs beside the first; a suspended CronJob makes none', async () => {
    await collect('suspended', { suspend: true });
    await collect('allow', { overlap: Overlap.ALLOW });
    const look = async () => (await jobsOf('allow')).filter(({ status }) => status.active === 1).length === 2;
    await until('two Jobs have a pod each', look, TWO_MINUTES_AND_SOME);
    expect(await jobsOf('suspended')).toEqual([]);
  });

  test.concurrent(
    '@every runs with the least starting deadline that is accepted, and never with one below it',
    async () => {
      const every = { schedule: Schedule.cron('@every 1m'), startingDeadline: Duration.seconds(70) };
      const props = { ...BASE, ...every, overlap: Overlap.ALLOW };
      const objects = renderInto(namespace, (chart) => {
        new ScheduledCollector(chart, 'every', props);
        new ScheduledCollector(chart, 'never', props);
      });
      find(objects, 'CronJob', 'never').spec.startingDeadlineSeconds = 59;
      await apply(objects);
      await until('it has run twice', async () => (await jobsOf('every')).length >= 2, TWO_MINUTES_AND_SOME);
      expect(await jobsOf('never')).toEqual([]);
    },
  );

  const run = (...parameters: string[]) =>
    spawnSync(process.execPath, ['bin/cdk8s-batch.js', 'run', 'data-processor', ...parameters], { encoding: 'utf8' });

  test.concurrent('an ad-hoc job, run twice, is two Jobs with their parameters', async () => {
    const parameters = [
      { size: 'large', type: 'analysis' },
      { size: 'small', type: 'summary' },
    ];
    const names = await Promise.all(
      parameters.map(async ({ size, type }) => {
        const { status, stdout } = run(`size=${size}`, `type=${type}`);
        expect(status).toBe(0);
        const job = stdout.replace(/(?<=namespace: )analytics|(?<=priorityClassName: )batch-priority/g, namespace);
        return (await kubectl(['create', '-o', 'name', '-f', '-'], job)).trim().replace('job.batch/', '');
      }),
    );
    expect(new Set(names).size).toBe(2);
    for (const [index, { size, type }] of parameters.entries()) {
      const job = new LiveJob(namespace, names[index]);
      const { env } = (await job.pod()).spec.containers[0];
      expect(env).toEqual(
        expect.arrayContaining([
          { name: 'SIZE', value: size },
          { name: 'TYPE', value: type },
        ]),
      );
      expect((await job.read()).spec.ttlSecondsAfterFinished).toBe(24 * 3600);
    }
  });

  test.concurrent(
    'kubectl create job --from starts an ad-hoc job, too, with the defaults alone, here none',
    async () => {
      await kubectl(['create', 'job', '--from=cronjob/data-processor', 'by-hand', '-n', namespace]);
      const { env } = (await new LiveJob(namespace, 'by-hand').pod()).spec.containers[0];
      expect(env.map(({ name }: Manifest) => name)).not.toContain('SIZE');
      const [pod] = await podsOf(namespace, 'by-hand');
      await fail(pod, 2); // what the program does then; see test/programs/process-data.test.ts
      expect(await new LiveJob(namespace, 'by-hand').end()).toMatchObject({ reason: 'PodFailurePolicy', failed: 1 });
    },
  );

  test.concurrent('the template of an ad-hoc job, read back from the cluster, runs as well', async () => {
    const fromCluster = await kubectl(['get', 'cronjob', 'data-processor', '-n', namespace, '-o', 'yaml']);
    const command = [
      join('bin', 'cdk8s-batch.js'),
      'run',
      'data-processor',
      '--from',
      '-',
      'size=small',
      'type=analysis',
    ];
    const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', input: fromCluster });
    expect(stderr).toBe('');
    expect(await kubectl(['create', '-f', '-'], stdout)).toMatch(/^job\.batch\/data-processor-.* created$/m);
  });

  test('the template of an ad-hoc job is never started by the clock', () => {
    const { spec } = find(dist(), 'CronJob', 'data-processor');
    expect(spec.suspend).toBe(true);
  });
});

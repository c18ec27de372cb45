import { Schedule, ScheduledCollector } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { until } from '../broker/until';
import { readOracle } from '../schedule/oracle/read-oracle';
import { find } from '../support/manifests';
import { BASE } from '../workloads/sample';
import { ask } from './api';
import { renderInto } from './jobs';
import { listOf, tryKubectl } from './kubectl';
import { describeCluster, ownNamespace } from './suite';

/** One call of kubectl for so many. */
const BATCH = 500;

/** So many are made for the controller. */
const SAMPLE = 300;

function isOurs(expression: string): boolean {
  try {
    Schedule.cron(expression);
    return true;
  } catch {
    return false;
  }
}

/** What decision 0008 says that we refuse and Kubernetes does not, by what robfig/cron makes of it. */
function isDocumented(expression: string, meaning: string): boolean {
  const [, seconds] = /^every (\d+)$/.exec(meaning) ?? [];
  const isTurkish = expression === '0 0 1 1 frİ'; // Go folds the capital into i
  return meaning === 'never' || (seconds !== undefined && Number(seconds) < 60) || isTurkish;
}

const cases = readOracle<[expression: string, meaning: string]>('expressions.jsonl.gz');
const accepted = cases.map(([expression]) => expression).filter(isOurs);

describeCluster('schedules, and the API server', () => {
  const namespace = ownNamespace('schedules');

  const template = find(
    renderInto(namespace, (chart) => {
      new ScheduledCollector(chart, 'work', { ...BASE, schedule: Schedule.cron('@hourly') });
    }),
    'CronJob',
  );
  const cronJob = (name: string, schedule: string): Manifest => ({
    ...template,
    metadata: { ...template.metadata, name },
    spec: { ...template.spec, schedule },
  });

  /** The expressions that the API server refuses in a CronJob; nothing is made. */
  async function refusedByTheCluster(schedules: string[]): Promise<string[]> {
    const refused: string[] = [];
    for (let first = 0; first < schedules.length; first += BATCH) {
      const batch = schedules.slice(first, first + BATCH);
      const cronJobs = batch.map((schedule, index) => cronJob(`work-${index}`, schedule));
      const argv = ['create', '--dry-run=server', '-o', 'name', '-f', '-'];
      const { stdout, stderr } = await tryKubectl(argv, listOf(cronJobs));
      const made = new Set(stdout.trim().split('\n'));
      const without = batch.filter((_, index) => !made.has(`cronjob.batch/work-${index}`));
      const reasons = stderr.match(/CronJob(\.batch)? "work-\d+" is invalid:[\s*[]+spec\.schedule: /g) ?? [];
      const panics = stderr.match(/stream error/g) ?? []; // of an API server before 1.31, over "TZ=UTC" alone
      expect(reasons.length + panics.length).toBe(without.length); // for their schedule, each of them
      refused.push(...without);
    }
    return refused;
  }

  test.concurrent('whatever Schedule.cron accepts the API server accepts', async () => {
    expect(accepted.length).toBeGreaterThan(4000);
    expect(await refusedByTheCluster(accepted)).toEqual([]);
  });

  test.concurrent('what Schedule.cron refuses the API server refuses, but for what decision 0008 names', async () => {
    const refused = cases.filter(([expression]) => !isOurs(expression));
    const strictly = refused.filter(([expression, meaning]) => isDocumented(expression, meaning));
    expect(strictly.length).toBeGreaterThan(100);
    const refusedByBoth = await refusedByTheCluster(refused.map(([expression]) => expression));
    expect(refusedByBoth).toEqual(refused.filter((one) => !strictly.includes(one)).map(([expression]) => expression));
  });

  test.concurrent(
    `the controller reads ${SAMPLE} accepted ones without a complaint, and complains of one that we refuse`,
    async () => {
      const step = Math.floor(accepted.length / SAMPLE);
      const some = Array.from({ length: SAMPLE }, (_, index) => accepted[index * step]);
      const create = (name: string, schedule: string) =>
        ask('POST', `/apis/batch/v1/namespaces/${namespace}/cronjobs`, cronJob(name, schedule));
      const queue = some.map((schedule, index) => () => create(`read-${index}`, schedule));
      const createOn = async () => {
        for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
          await next();
        }
      };
      await Promise.all(Array.from({ length: 10 }, createOn));
      await create('never', '0 0 30 2 *'); // it comes last to the controller, which takes them in order
      const warned = async () => {
        const { items } = await ask('GET', `/api/v1/namespaces/${namespace}/events?fieldSelector=type%3DWarning`);
        return items.map(({ involvedObject, reason }: Manifest) => `${involvedObject.name}: ${reason}`);
      };
      await until('it complains of the last', async () => (await warned()).includes('never: InvalidSchedule'));
      expect(await warned()).toEqual(['never: InvalidSchedule']);
      const { items } = await ask('GET', `/apis/batch/v1/namespaces/${namespace}/cronjobs`);
      expect(items).toHaveLength(SAMPLE + 1);
    },
  );

  test.each([
    'TZ=UTC 0 0 * * *',
    'CRON_TZ=Europe/Berlin 0 0 * * *',
    'TZ=UTC @daily',
    'TZ=UTC  @every 5m',
    '',
    ' ',
    '* * * *',
    '0 * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * 32 * *',
    '* * * 13 *',
    '* * * * 7',
    '*/0 * * * *',
    '5-1 * * * *',
    '* * L * *',
    '* * 15W * *',
    '* * * * 5#3',
    '@reboot',
    '@every',
    '@every 1',
    '@Daily',
    '0 0 * * monday',
  ])('%j is refused by both', async (expression) => {
    expect(isOurs(expression)).toBe(false);
    expect(await refusedByTheCluster([expression])).toEqual([expression]);
  });

  test.each(['0 0 31 2 *', '0 0 30 2 *', '@every 59s', '@every 1s'])(
    '%j the API server accepts and we do not: it does not do what it says',
    async (expression) => {
      expect(isOurs(expression)).toBe(false);
      expect(await refusedByTheCluster([expression])).toEqual([]);
    },
  );
});

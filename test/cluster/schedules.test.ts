import { Schedule } from '../../lib';
import { ScheduledCollector } from '../../lib';
import { readOracle } from '../schedule/oracle/read-oracle';
import { Manifest } from '../support/manifests';
import { BASE } from '../workloads/sample';
import { renderInto } from './jobs';
import { listOf, tryKubectl } from './kubectl';
import { describeCluster, ownNamespace } from './suite';

const SAMPLE = 300;

/** Evenly over all of them, so that each kind of expression is in it. */
function sampleOf(expressions: string[]): string[] {
  const step = Math.max(1, Math.floor(expressions.length / SAMPLE));
  return expressions.filter((_, index) => index % step === 0).slice(0, SAMPLE);
}

function isOurs(expression: string): boolean {
  try {
    Schedule.cron(expression);
    return true;
  } catch {
    return false;
  }
}

/** What decision 0008 says that we refuse and Kubernetes does not. */
function isDocumented(expression: string, meaning: string): boolean {
  const [, seconds] = /^every (\d+)$/.exec(meaning) ?? [];
  return meaning === 'never' || (seconds !== undefined && Number(seconds) < 60);
}

const cases = readOracle<[expression: string, meaning: string]>('expressions.jsonl.gz');
const meanings = new Map(cases);
const accepted = sampleOf(cases.map(([expression]) => expression).filter(isOurs));
const refused = sampleOf(cases.map(([expression]) => expression).filter((expression) => !isOurs(expression)));

describeCluster('schedules, and the API server', () => {
  const namespace = ownNamespace('schedules');

  /** The expressions of a list that the API server refuses in a CronJob; one call for all, and nothing is made. */
  async function refusedByTheCluster(expressions: string[]): Promise<string[]> {
    const [template] = renderInto(namespace, (chart) => {
      new ScheduledCollector(chart, 'work', { ...BASE, schedule: Schedule.cron('@hourly') });
    }).filter(({ kind }) => kind === 'CronJob');
    const cronJobs: Manifest[] = expressions.map((schedule, index) => ({
      ...template,
      metadata: { ...template.metadata, name: `work-${index}` },
      spec: { ...template.spec, schedule },
    }));
    const { stdout, stderr } = await tryKubectl(
      ['create', '--dry-run=server', '-o', 'name', '-f', '-'],
      listOf(cronJobs),
    );
    const made = new Set(stdout.trim().split('\n'));
    const kept = expressions.filter((_, index) => made.has(`cronjob.batch/work-${index}`));
    const reasons = stderr.match(/^The CronJob "work-\d+" is invalid: /gm) ?? [];
    expect(reasons).toHaveLength(expressions.length - kept.length); // none was lost for another reason
    return expressions.filter((expression) => !kept.includes(expression));
  }

  test('whatever Schedule.cron accepts the API server accepts', async () => {
    expect(accepted).toHaveLength(SAMPLE);
    expect(await refusedByTheCluster(accepted)).toEqual([]);
  });

  test('what Schedule.cron refuses the API server refuses, but for what is documented', async () => {
    expect(refused).toHaveLength(SAMPLE);
    const refusedByBoth = await refusedByTheCluster(refused);
    expect(refusedByBoth.length).toBeGreaterThan(200);
    const stricter = refused.filter((expression) => !refusedByBoth.includes(expression));
    const documented = refused.filter((expression) => isDocumented(expression, meanings.get(expression) as string));
    expect(stricter).toEqual(documented);
    expect(stricter.length).toBeGreaterThan(10);
  });

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

import { Schedule } from '../../lib/schedule/schedule';
import { readOracle } from './oracle/read-oracle';

/** The seconds from the whole second of an instant in milliseconds to the next run; see oracle/nextruns.go. */
type Case = [expression: string, timeZone: string, from: number, seconds: number | null];

const cases = readOracle<Case>('next-runs.jsonl.gz');
const isOver = ([, , , seconds]: Case) => seconds !== null && seconds <= 0;

function secondsToNextRun([expression, timeZone, from]: Case): number | null {
  const [run] = Schedule.cron(expression, { timeZone }).nextRuns(new Date(from), 1);
  return run === undefined ? null : run.getTime() / 1000 - Math.floor(from / 1000);
}

test('the next run is the one that the CronJob controller computes, around every change of 22 zones since 2000', () => {
  expect(cases.length).toBeGreaterThan(30_000);
  expect(new Set(cases.map(([, timeZone]) => timeZone)).size).toBe(22);
  const differing = cases.filter((asked) => !isOver(asked) && secondsToNextRun(asked) !== asked[3]);
  expect(differing.slice(0, 10)).toEqual([]);
}, 60_000);

test("a run is always later, even where the controller's library answers with one that is over", () => {
  const over = cases.filter(isOver);
  expect(new Set(over.map(([, timeZone]) => timeZone))).toEqual(new Set(['America/St_Johns', 'Pacific/Chatham']));
  expect(over.length).toBeGreaterThan(20);
  expect(over.filter((asked) => (secondsToNextRun(asked) ?? 0) <= 0)).toEqual([]);
});

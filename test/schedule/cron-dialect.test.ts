import { Problem } from '../../lib/fields/problem';
import { Cron, parseCron } from '../../lib/schedule/cron-expression';
import { CronField } from '../../lib/schedule/cron-field';
import { readOracle } from './oracle/read-oracle';

/** An expression, and what robfig/cron v3.0.1 makes of it; see oracle/expressions.go. */
type Case = [expression: string, meaning: string];

const cases = readOracle<Case>('expressions.jsonl.gz');

test('the oracle has thousands of expressions, accepted and refused ones', () => {
  expect(cases.length).toBeGreaterThan(8000);
  expect(cases.filter(([, meaning]) => meaning === '').length).toBeGreaterThan(2000);
  expect(cases.filter(([, meaning]) => meaning === 'never').length).toBeGreaterThan(100);
  expect(cases.filter(([, meaning]) => meaning.startsWith('every')).length).toBeGreaterThan(50);
});

test('what Kubernetes refuses is refused, and what would never run, and little else', () => {
  const differing = cases
    .filter(([, meaning]) => meaning !== '' && meaning !== 'never' && !isTooOften(meaning))
    .map(([expression]) => expression)
    .filter((expression) => isRefused(parseCron(expression)));
  expect(differing.slice(0, 10)).toEqual([
    '0 0 1 1 frİ', // Go folds the Turkish capital into i
    'TZ=UTC 0 0 * * *', // the API server refuses it since Kubernetes 1.29
    'CRON_TZ=Europe/Berlin 0 0 * * *',
    'TZ= 0 0 * * *',
    'TZ=UTC @daily',
    'TZ=UTC  @every 5m',
  ]);
});

test('what Kubernetes accepts means the same values and the same stars', () => {
  const accepted = cases.filter(([expression]) => !isRefused(parseCron(expression)));
  expect(accepted.length).toBeGreaterThan(4000);
  const differing = accepted.filter(([expression, meaning]) => meaningOf(parseCron(expression)) !== meaning);
  expect(differing.slice(0, 10)).toEqual([]);
});

/** Starts that are closer than a minute share their Job's name. */
function isTooOften(meaning: string): boolean {
  const [, seconds] = /^every (\d+)$/.exec(meaning) ?? [];
  return seconds !== undefined && Number(seconds) < 60;
}

function meaningOf(cron: Cron | Problem[]): string {
  if (isRefused(cron)) {
    return '';
  }
  if ('everySeconds' in cron) {
    return `every ${cron.everySeconds}`;
  }
  return [cron.minute, cron.hour, cron.dayOfMonth, cron.month, cron.dayOfWeek].map(bits).join(' ');
}

function bits({ values, hasStar }: CronField): string {
  const set = [...values].reduce((sum, value) => sum | (1n << BigInt(value)), hasStar ? 1n << 63n : 0n);
  return set.toString(16);
}

function isRefused(cron: Cron | Problem[]): cron is Problem[] {
  return Array.isArray(cron);
}

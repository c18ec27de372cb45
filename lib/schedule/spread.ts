import { createHash } from 'crypto';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { fieldsIn, parseCron } from './cron-expression';

/** Where the minutes of an expression may move: anywhere in an hour, or in the interval between two runs. */
interface Room {
  readonly minutes: number;
  at(offset: number): string;
}

/** What a spread minute is chosen by, besides what its user gives. */
export interface SpreadKey {
  readonly seed: string;
  readonly namespace: string;
  readonly name: string;
}

/** An expression whose minute cannot move. */
export function spreadProblems(expression: string): Problem[] {
  if (roomOf(expression)) {
    return [];
  }
  const allowed = 'one minute of the hour, or even steps of minutes, such as "0 2 * * *", "*/15 * * * *" or "@hourly"';
  const fix = 'write even steps, or choose minutes yourself and leave `spread` out';
  return [{ prop: 'expression', got: show(expression), allowed, fix }];
}

/** The expression in the minute that its key gives it, or in the first one after that is wanted. */
export function spreadExpression(
  expression: string,
  key: SpreadKey,
  isWanted: (expression: string) => boolean,
): string {
  const room = roomOf(expression);
  if (!room) {
    return expression;
  }
  const first = numberOf(key) % room.minutes;
  const candidates = Array.from({ length: room.minutes }, (_, more) => room.at((first + more) % room.minutes));
  return candidates.find(isWanted) ?? expression;
}

function roomOf(expression: string): Room | undefined {
  const cron = parseCron(expression);
  if (Array.isArray(cron) || 'everySeconds' in cron) {
    return undefined;
  }
  const minutes = [...cron.minute.values].sort((a, b) => a - b);
  const step = 60 / minutes.length;
  if (step === 1 || minutes.some((minute, index) => minute !== minutes[0] + index * step)) {
    return undefined;
  }
  const [, ...rest] = fieldsIn(expression);
  const at = (offset: number) => (step === 60 ? `${offset}` : `${offset === 0 ? '*' : offset}/${step}`);
  return { minutes: step, at: (offset) => [at(offset), ...rest].join(' ') };
}

/** The same for the same key in each synth and on each machine. */
function numberOf({ seed, namespace, name }: SpreadKey): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, namespace, name]))
    .digest();
  return digest.readUInt32BE(0);
}

import { createHash } from 'crypto';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { Cron, fieldsIn } from './cron-expression';

/** Where the minutes of an expression may move: anywhere in an hour, or in the interval between two runs. */
export interface Room {
  readonly minutes: number;
  /** The expression that begins so many minutes after the full hour. */
  at(offset: number): string;
}

/** What a minute is chosen by. */
export interface SpreadKey {
  readonly seed: string;
  readonly namespace: string;
  readonly name: string;
}

/** The room of an expression; nothing when its minutes cannot move. */
export function roomOf(expression: string, cron: Cron): Room | undefined {
  if ('everySeconds' in cron) {
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

/** An expression whose minutes cannot move. */
export function roomProblems(expression: string, room: Room | undefined): Problem[] {
  return unless(room !== undefined, {
    prop: 'expression',
    got: show(expression),
    allowed: 'one minute of the hour, or even steps of minutes, such as "0 2 * * *", "*/15 * * * *" or "@hourly"',
    fix: 'write even steps, or choose minutes yourself and leave `spread` out',
  });
}

/** Each place in the room, from the one that the key chooses on. */
export function candidatesOf(room: Room, key: SpreadKey): string[] {
  const first = numberOf(key) % room.minutes;
  return Array.from({ length: room.minutes }, (_, more) => room.at((first + more) % room.minutes));
}

/** A number that a key has in each synth and on each machine. */
function numberOf({ seed, namespace, name }: SpreadKey): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, namespace, name]))
    .digest();
  return digest.readUInt32BE(0);
}

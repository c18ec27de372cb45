import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { adviseOnRange, adviseOnUnreadable, wrapAround } from './cron-advice';
import { allowedIn, CronFieldKind } from './cron-field-kind';

/** The values of a field. */
export interface CronField {
  readonly values: ReadonlySet<number>;
  /** `*` or `?` stands in it without a step above 1: then day of month and day of week must both fit. */
  readonly hasStar: boolean;
}

const MAX_INT64 = 2n ** 63n - 1n;

/** Reads one field as robfig/cron v3 does, by which Kubernetes reads schedules: empty items of a list do not count. */
export function parseCronField(kind: CronFieldKind, text: string): CronField | Problem[] {
  const items = text.split(',').filter((item) => item !== '');
  const parsed = items.map((item) => parseItem(kind, item));
  const problems = parsed.filter(isProblem);
  if (problems.length > 0) {
    return problems;
  }
  const fields = parsed.filter((item): item is CronField => !isProblem(item));
  return {
    values: new Set(fields.flatMap(({ values }) => [...values])),
    hasStar: fields.some(({ hasStar }) => hasStar),
  };
}

function parseItem(kind: CronFieldKind, item: string): CronField | Problem {
  const [range, stepText, ...moreSteps] = item.split('/');
  const [low, high, ...moreHighs] = range.split('-');
  const isStar = low === '*' || low === '?'; // what follows a star after "-" counts for nothing
  const problem = (allowed: string, fix: string): Problem => ({ prop: kind.prop, got: show(item), allowed, fix });

  if (moreSteps.length > 0) {
    return problem('one step, such as "*/5"', 'leave out what follows the first step');
  }
  if (!isStar && moreHighs.length > 0) {
    return problem('a range of two ends, such as "1-5"', 'separate ranges with ","');
  }
  const start = isStar ? kind.min : valueOf(kind, low);
  const end = isStar || (high === undefined && stepText !== undefined) ? kind.max : valueOf(kind, high ?? low);
  const step = stepText === undefined ? 1 : wholeNumber(stepText);
  if (start === undefined || end === undefined) {
    return problem(allowedIn(kind), adviseOnUnreadable(kind, item));
  }
  if (step === undefined || step === 0) {
    return problem('a step of 1 or more', 'leave the step out');
  }
  if (start < kind.min || end > kind.max || start > kind.max) {
    return problem(allowedIn(kind), adviseOnRange(kind, { item, start, end, step }));
  }
  if (start > end) {
    return problem(`${allowedIn(kind)}, from low to high`, `write ${wrapAround(kind, { item, start, end, step })}`);
  }
  return { values: new Set(stepsFrom(start, end, step)), hasStar: isStar && step === 1 };
}

function stepsFrom(start: number, end: number, step: number): number[] {
  return Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step);
}

function valueOf({ min, names }: CronFieldKind, text: string): number | undefined {
  const index = names.indexOf(text.toLowerCase());
  return index >= 0 ? min + index : wholeNumber(text);
}

/** As Go reads an int: with a sign and leading zeros, up to 64 bits; but not below zero. */
function wholeNumber(text: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) {
    return undefined;
  }
  const value = BigInt(text);
  return value >= 0n && value <= MAX_INT64 ? Number(value) : undefined;
}

function isProblem(item: CronField | Problem): item is Problem {
  return 'fix' in item;
}

import { show } from '../fields/show';
import { CronFieldKind } from './cron-field-kind';

/** An item of a field's list with the values that it asks for, legal or not. */
export interface CronRange {
  readonly item: string;
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

const MONTHS = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const WEEKDAYS = /^(sun|mon|tue|wed|thu|fri|sat)/i;

/** What to write instead of an item that has something else than numbers and names in it. */
export function adviseOnUnreadable(kind: CronFieldKind, item: string): string {
  const isDay = kind.prop === 'dayOfMonth' || kind.prop === 'dayOfWeek';
  if (item.includes('#') || (kind.prop === 'dayOfWeek' && /^(\d|[a-z]{3})L$/i.test(item))) {
    return 'Kubernetes has no nth weekday of a month; start on each such weekday and let the program check the date';
  }
  if (isDay && /^(\d+|L)W$/i.test(item)) {
    return 'Kubernetes has no nearest weekday; start on dayOfWeek "1-5" and let the program check the date';
  }
  if (isDay && /^L(-\d+)?$/i.test(item)) {
    return 'Kubernetes has no last day; start on day 1, or on "28-31" and let the program check the date';
  }
  if (/^H(\W|$)/i.test(item)) {
    return 'Kubernetes chooses no value by itself; write a number';
  }
  return adviseOnNames(kind, item);
}

function adviseOnNames({ prop, names }: CronFieldKind, item: string): string {
  const shortened = item.replace(/[a-z]+/gi, (word) => {
    const short = word.slice(0, 3).toLowerCase();
    return names.includes(short) ? short : word;
  });
  const words = shortened.match(/[a-z]+/gi) ?? [];
  if (
    shortened !== item &&
    /^([a-z]+|\d+)(-([a-z]+|\d+))?(\/\d+)?$/i.test(item) &&
    words.every((word) => names.includes(word))
  ) {
    return `write ${show(shortened)}`;
  }
  if (prop !== 'month' && MONTHS.test(item)) {
    return 'months belong into the fourth field';
  }
  if (prop !== 'dayOfWeek' && WEEKDAYS.test(item)) {
    return 'weekdays belong into the fifth field';
  }
  return names.length === 0 ? 'write numbers' : 'write numbers, or names of three letters';
}

/** What to write instead of values below or above the bounds. The value above the last is the first again: 7 is Sunday. */
export function adviseOnRange(kind: CronFieldKind, range: CronRange): string {
  const { start, end } = range;
  if (start < kind.min) {
    return `count from ${kind.min}`;
  }
  if (kind.min > 0 || start > kind.max + 1 || end > kind.max + 1) {
    return `the last one is ${kind.max}`;
  }
  if (start > kind.max) {
    return `write ${wrapAround(kind, { ...range, start: 0, end: end > kind.max ? 0 : end })}`;
  }
  return `write ${wrapAround(kind, range)}`;
}

/** The values of a range that goes beyond the last value and on from the first, in ranges from low to high. */
export function wrapAround({ min, max, names }: CronFieldKind, { item, start, end, step }: CronRange): string {
  const count = max - min + 1;
  const name = (value: number) => (/[a-z]/i.test(item) ? names[value - min] : String(value));
  const run = (from: number, to: number) => (from === to ? name(from) : `${name(from)}-${name(to)}`);
  const last = end < start ? end + count : end;
  if (step > 1) {
    const steps = Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, index) => start + index * step);
    return show([...new Set(steps.map((value) => min + ((value - min) % count)))].map(name).join(','));
  }
  if (last - start + 1 >= count) {
    return show(run(min, max));
  }
  return show(last <= max ? run(start, last) : `${run(start, max)},${run(min, last - count)}`);
}

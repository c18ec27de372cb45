import { show } from '../fields/show';
import { AcceptedProblem } from './accepted-problem';
import { CronField } from './cron-field';
import { allowedIn, CronFieldKind, DAY_OF_MONTH, DAY_OF_WEEK, HOUR, MINUTE, MONTH } from './cron-field-kind';

/** The five fields, in their order. */
export interface CronFields {
  readonly minute: CronField;
  readonly hour: CronField;
  readonly dayOfMonth: CronField;
  readonly month: CronField;
  readonly dayOfWeek: CronField;
}

/** The last day of each month, in a leap year. */
const LAST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const NEVER_RUNS = 'never runs';

/** Whether day of month and day of week must both fit; otherwise either is enough. */
export function bothDaysMustFit({ dayOfMonth, dayOfWeek }: CronFields): boolean {
  return dayOfMonth.hasStar || dayOfWeek.hasStar;
}

/** Kubernetes accepts fields without a value and dates that no year has, and never starts a run. */
export function whyItNeverRuns(fields: CronFields, texts: readonly string[]): AcceptedProblem[] {
  const [minute, hour, dayOfMonth, month, dayOfWeek] = texts;
  const times = [
    ...withoutValue(MINUTE, minute, fields.minute),
    ...withoutValue(HOUR, hour, fields.hour),
    ...withoutValue(MONTH, month, fields.month),
  ];
  const days = [
    ...withoutValue(DAY_OF_MONTH, dayOfMonth, fields.dayOfMonth),
    ...withoutValue(DAY_OF_WEEK, dayOfWeek, fields.dayOfWeek),
  ];
  const needed = bothDaysMustFit(fields) ? 1 : 2;
  const problems = [...times, ...(days.length >= needed ? days : [])];
  return problems.length > 0 ? problems : impossibleDate(fields, dayOfMonth, month);
}

function withoutValue(kind: CronFieldKind, text: string, field: CronField): AcceptedProblem[] {
  if (field.values.size > 0) {
    return [];
  }
  const fix = 'name a value; without one it would never run';
  return [{ prop: kind.prop, got: show(text), allowed: allowedIn(kind), fix, whatItDoes: NEVER_RUNS }];
}

function impossibleDate(fields: CronFields, dayOfMonth: string, month: string): AcceptedProblem[] {
  const lastDay = Math.max(...[...fields.month.values].map((value) => LAST_DAYS[value - 1]));
  const dayIsFree = !bothDaysMustFit(fields) && fields.dayOfWeek.values.size > 0; // a day of the week is enough
  if (dayIsFree || Math.min(...fields.dayOfMonth.values) <= lastDay) {
    return [];
  }
  return [
    {
      prop: DAY_OF_MONTH.prop,
      got: `${show(dayOfMonth)} with month ${show(month)}`,
      allowed: `1 to ${lastDay} in ${fields.month.values.size === 1 ? 'that month' : 'those months'}`,
      fix: `it would never run; write ${show(String(lastDay))} or choose another month`,
      whatItDoes: NEVER_RUNS,
    },
  ];
}

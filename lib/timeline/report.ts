import { InputError } from '../fields/input-error';
import { CronJobFacts } from './cron-job';
import { Crowd, crowdsOf } from './crowds';
import { Forecast, KnownDays, forecast } from './forecast';
import { Window } from './window';

/** All that is shown, before it becomes a text, JSON or a picture. */
export interface Report {
  readonly window: Window;
  readonly forecasts: Forecast[];
  readonly crowds: Crowd[];
}

/** So many runs take about a gigabyte of memory. */
const MAX_RUNS = 12_000_000;

const DAY = 24 * 60 * 60 * 1000;

/** Forecasts CronJobs, in the order of their names. */
export function reportOn(cronJobs: CronJobFacts[], window: Window): Report {
  const key = ({ namespace = '', name }: CronJobFacts) => `${namespace}/${name}`;
  const sorted = [...cronJobs].sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
  const known: KnownDays = new Map();
  let left = MAX_RUNS;
  const forecasts = sorted.map((cronJob) => {
    const result = forecast(cronJob, window, known);
    left -= result.runs.length;
    if (left < 0) {
      throw tooManyRuns(window);
    }
    return result;
  });
  return { window, forecasts, crowds: crowdsOf(forecasts, window) };
}

function tooManyRuns({ from, to }: Window): InputError {
  const got = `${(to - from) / DAY}, which has more than ${MAX_RUNS} runs`;
  const fix = 'ask for fewer days, or name fewer CronJobs';
  return new InputError([{ prop: '--days', got, allowed: `${MAX_RUNS} runs in all`, fix }]);
}

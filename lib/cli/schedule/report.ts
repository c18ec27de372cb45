import { CronJobFacts } from './cron-job';
import { Crowds, crowdsOf } from './crowds';
import { Forecast, Window, forecast } from './forecast';

/** All that is told, before it is told in some form. */
export interface Report {
  readonly window: Window;
  readonly forecasts: Forecast[];
  readonly crowds: Crowds[];
}

/** Looks at CronJobs, in the order of their names. */
export function reportOn(cronJobs: CronJobFacts[], window: Window): Report {
  const key = ({ namespace = '', name }: CronJobFacts) => `${namespace}/${name}`;
  const sorted = [...cronJobs].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const forecasts = sorted.map((cronJob) => forecast(cronJob, window));
  return { window, forecasts, crowds: crowdsOf(forecasts, window) };
}

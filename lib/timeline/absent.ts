import { isEvery } from './cron-job';
import { Forecast } from './forecast';

const REASONS = ['refused', 'suspended', 'without fixed times', 'without a run in this time'];

/** How many CronJobs the line of time does not show, and why: a line, or nothing when it shows all. */
export function absentLines(forecasts: Forecast[]): string[] {
  const found = forecasts.filter(({ runs }) => runs.length === 0).map(reasonOf);
  const counts = REASONS.map((reason) => ({ reason, count: found.filter((other) => other === reason).length }))
    .filter(({ count }) => count > 0)
    .map(({ reason, count }) => `${count} ${reason}`);
  return counts.length === 0 ? [] : [`not shown: ${counts.join(', ')}`];
}

function reasonOf({ cronJob }: Forecast): string {
  if (cronJob.cron === undefined && cronJob.problems.length > 0) {
    return 'refused';
  }
  if (cronJob.isSuspended) {
    return 'suspended';
  }
  return isEvery(cronJob) ? 'without fixed times' : 'without a run in this time';
}

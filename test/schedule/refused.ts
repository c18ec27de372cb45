import { Schedule } from '../../lib/schedule/schedule';
import { linesOf } from '../support/refusals';

/** What is said to a cron expression, without the name of the builder. */
export function refused(expression: string): string {
  const lines = linesOf(() => Schedule.cron(expression));
  return lines.length === 0 ? 'accepted' : lines.map((line) => line.replace(/^Schedule\.cron /, '')).join('\n');
}

import { Schedule } from '../../lib/schedule/schedule';

/** What is said to a cron expression, without the name of the builder. */
export function refused(expression: string): string {
  try {
    Schedule.cron(expression);
  } catch (error) {
    return (error as Error).message.replace(/^Schedule\.cron /gm, '');
  }
  return 'accepted';
}

import { Usage } from './usage';

const HELP = `Usage: cdk8s-batch schedule [PATH ...] [--from INSTANT] [--days N] [--json] [--svg FILE]

Shows when CronJobs run, as Kubernetes computes it: the next runs in their zone and in UTC, what daylight saving does to
them within a year, what overlaps mean, which of them start in the same minute, and all of it on one line of time.

  cdk8s-batch schedule
  cdk8s-batch schedule dist manifests/legacy.yaml --from 2026-10-24T00:00Z --days 3 --svg schedule.svg
  kubectl get cronjobs -A -o yaml | cdk8s-batch schedule -

PATH is a file, a folder, or - for standard input (default: dist); any CronJob will do, not only ours.

Options:
  --from INSTANT   with its zone, such as 2026-10-24T00:00Z or 2026-10-24T02:00+02:00; default: now
  --days N         from 1 to 366; default: 1
  --json           {from, to, cronJobs: [{namespace, name, schedule, timeZone, suspended, next: {utc, offsetMinutes},
                   runs: [{utc, offsetMinutes}], daylightSaving: [{date, expected, actual}], notes, problems}],
                   sameMinute: [{first, minutes, cronJobs}]}
  --svg FILE       also writes a picture, for a pull request

Exit codes: 0 shown; 1 shown, but Kubernetes refuses some of them, which standard error says; 2 the command is wrong, and
nothing is printed or written. What Kubernetes accepts and never runs is shown with a note.
`;

export const SCHEDULE: Usage = {
  help: HELP,
  options: {
    from: { type: 'string' },
    days: { type: 'string', default: '1' },
    json: { type: 'boolean' },
    svg: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
};

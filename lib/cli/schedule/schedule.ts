import { writeFileSync } from 'fs';
import { Problem, show } from '../../validation/problem';
import { readArguments } from '../arguments';
import { Failure } from '../failure';
import { readManifests } from '../manifests';
import { readCronJob } from './cron-job';
import { Window } from './forecast';
import { toJson } from './json';
import { Report, reportOn } from './report';
import { toSvg } from './svg';
import { toText } from './text';

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
  --json           {from, to, cronJobs: [{namespace, name, schedule, timeZone, suspended, runs: [{utc, offsetMinutes}],
                   daylightSaving: [{date, expected, actual}], notes, problems}],
                   sameMinute: [{first, minutes, cronJobs}]}
  --svg FILE       also writes a picture, for a pull request

Exit codes: 0 shown; 1 shown, but Kubernetes refuses some of them, which standard error says; 2 the command is wrong, and
nothing is printed or written.
`;

const OPTIONS = {
  from: { type: 'string' },
  days: { type: 'string', default: '1' },
  json: { type: 'boolean' },
  svg: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;

/** Shows it. */
export function schedule(argv: string[]): number {
  const { options, words } = readArguments(argv, OPTIONS);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const window = readWindow(options.from as string | undefined, String(options.days));
  const paths = words.length > 0 ? words : ['dist'];
  const manifests = paths.flatMap((path) => readManifests('PATH', path));
  const cronJobs = manifests.filter(({ kind }) => kind === 'CronJob').map(readCronJob);
  if (cronJobs.length === 0) {
    const fix = 'name a file or folder with CronJobs';
    throw new Failure([{ prop: 'PATH', got: `no CronJob in ${paths.join(', ')}`, allowed: 'at least one', fix }]);
  }
  const report = reportOn(cronJobs, window);
  if (options.svg !== undefined) {
    write(String(options.svg), toSvg(report));
  }
  process.stdout.write(options.json ? toJson(report) : toText(report));
  return complain(report);
}

function complain({ forecasts }: Report): number {
  const lines = forecasts.flatMap(({ cronJob }) => cronJob.problems.map((problem) => `[${cronJob.name}] ${problem}\n`));
  process.stderr.write(lines.join(''));
  return lines.length > 0 ? 1 : 0;
}

function readWindow(given: string | undefined, days: string): Window {
  const from = given === undefined ? Date.now() : instantOf(given);
  const count = /^\d{1,3}$/.test(days) ? Number(days) : NaN;
  const problems: Problem[] = [
    ...(Number.isNaN(from)
      ? [
          {
            prop: '--from',
            got: show(given),
            allowed: 'a date and time with its zone',
            fix: 'write for example 2026-10-24T00:00Z',
          },
        ]
      : []),
    ...(count >= 1 && count <= 366
      ? []
      : [{ prop: '--days', got: show(days), allowed: '1 to 366', fix: 'write a whole number of days' }]),
  ];
  if (problems.length > 0) {
    throw new Failure(problems);
  }
  const minute = Math.floor(from / MINUTE) * MINUTE;
  return { from: minute, to: minute + count * DAY };
}

/** Without a zone it would be that of this machine. */
function instantOf(text: string): number {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : NaN;
}

function write(file: string, svg: string): void {
  try {
    writeFileSync(file, svg);
  } catch (error) {
    const got = (error as Error).message;
    throw new Failure([{ prop: '--svg', got, allowed: 'a file that can be written', fix: 'make its folder first' }]);
  }
}

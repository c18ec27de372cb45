import { writeFileSync } from 'fs';
import { InputError } from '../fields/input-error';
import { CronJobFacts, isCronJob, readCronJob, titleOf } from '../timeline/cron-job';
import { toJson } from '../timeline/json';
import { Report, reportOn } from '../timeline/report';
import { toSvg } from '../timeline/svg';
import { toTerminal } from '../timeline/terminal';
import { readWindow } from '../timeline/window';
import { readArguments } from './arguments';
import { readManifests } from './manifests';

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

const OPTIONS = {
  from: { type: 'string' },
  days: { type: 'string', default: '1' },
  json: { type: 'boolean' },
  svg: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Shows when CronJobs run. */
export function schedule(argv: string[]): number {
  const { options, words } = readArguments(argv, OPTIONS);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const window = readWindow(options.from as string | undefined, String(options.days));
  const report = reportOn(readCronJobs(words.length > 0 ? words : ['dist']), window);
  if (options.svg !== undefined) {
    write(String(options.svg), toSvg(report));
  }
  for (const piece of options.json ? toJson(report) : [toTerminal(report)]) {
    process.stdout.write(piece);
  }
  return complain(report);
}

/** Each CronJob counts once, though a file may be named twice. */
function readCronJobs(paths: string[]): CronJobFacts[] {
  const manifests = paths.flatMap((path) => readManifests('PATH', path));
  const cronJobs = manifests.filter(isCronJob).map(readCronJob);
  if (cronJobs.length === 0) {
    const fix = 'name a file or folder with CronJobs';
    throw new InputError([{ prop: 'PATH', got: `no CronJob in ${paths.join(', ')}`, allowed: 'at least one', fix }]);
  }
  const identityOf = (cronJob: CronJobFacts) =>
    JSON.stringify([titleOf(cronJob), cronJob.expression, cronJob.timeZone, cronJob.isSuspended]);
  return [...new Map(cronJobs.map((cronJob) => [identityOf(cronJob), cronJob])).values()];
}

function complain({ forecasts }: Report): number {
  const lines = forecasts.flatMap(({ cronJob }) =>
    cronJob.problems.map((problem) => `[${titleOf(cronJob)}] ${problem}\n`),
  );
  process.stderr.write(lines.join(''));
  return lines.length > 0 ? 1 : 0;
}

function write(file: string, svg: string): void {
  try {
    writeFileSync(file, svg);
  } catch (error) {
    const got = (error as Error).message;
    throw new InputError([{ prop: '--svg', got, allowed: 'a file that can be written', fix: 'make its folder first' }]);
  }
}

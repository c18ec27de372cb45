import { writeFileSync } from 'fs';
import { InputError } from '../fields/input-error';
import { CronJobFacts, isCronJob, readCronJob, titleOf } from '../timeline/cron-job';
import { toJson } from '../timeline/json';
import { Report, reportOn } from '../timeline/report';
import { toSvg } from '../timeline/svg';
import { toTerminal } from '../timeline/terminal';
import { readWindow } from '../timeline/window';
import { Arguments } from './arguments';
import { readManifests } from './manifests';

/** Shows when CronJobs run. */
export function schedule({ options, words }: Arguments): number {
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

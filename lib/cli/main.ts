import { InputError } from '../fields/input-error';
import { show } from '../fields/show';
import type { ImportModule } from './app-loader';
import { Arguments, readArguments } from './arguments';
import { PRUNE } from './usage/prune';
import { RUN } from './usage/run';
import { SCHEDULE } from './usage/schedule';
import { SYNTH } from './usage/synth';
import { Usage } from './usage/usage';

/** For the launcher, which bundles these commands in the repository. */
export { rememberSources } from './source-places';

const HELP = `Usage: cdk8s-batch COMMAND [ARGUMENTS]

Commands:
  prune      prints what earlier contents have left in a cluster, ready for \`kubectl delete -f -\`
  run        prints a Job made from an ad-hoc template, ready for \`kubectl create -f -\`
  schedule   shows when CronJobs run, and what daylight saving does to them
  synth      renders an app aside and swaps the output folder when all went well

Examples:
  cdk8s-batch synth main.ts
  cdk8s-batch run data-processor size=large type=analysis | kubectl create -f -

\`cdk8s-batch COMMAND --help\` says more.

Exit codes: 0 done; 1 the app did not render, or Kubernetes refuses a CronJob; 2 the command is wrong, and nothing is
printed or changed.
`;

/** An exit code. An app of ES modules is loaded later than now. */
type Exit = number | Promise<number>;

interface Command {
  readonly usage: Usage;
  readonly load: () => (given: Arguments, importModule: ImportModule) => Exit;
}

/** Each command is loaded when it runs: a render need not pay for a YAML parser, a run not for cdk8s, and help for neither. */
/* eslint-disable @typescript-eslint/no-require-imports */
const COMMANDS: Record<string, Command> = {
  prune: { usage: PRUNE, load: () => require('./prune').prune },
  run: { usage: RUN, load: () => require('./run').run },
  schedule: { usage: SCHEDULE, load: () => require('./schedule').schedule },
  synth: { usage: SYNTH, load: () => require('./synth').synth },
};
/* eslint-enable @typescript-eslint/no-require-imports */

/** Runs the command that the command line names, and returns its exit code. */
export function main(argv: string[], importModule: ImportModule): Exit {
  try {
    const exit = runCommand(argv, importModule);
    return typeof exit === 'number' ? exit : exit.catch(exitCodeFor);
  } catch (error) {
    return exitCodeFor(error);
  }
}

function runCommand([name, ...rest]: string[], importModule: ImportModule): Exit {
  if (name === '--help' || name === '-h' || name === 'help') {
    return print(HELP);
  }
  if (name === undefined || !Object.keys(COMMANDS).includes(name)) {
    const allowed = Object.keys(COMMANDS).join(', ');
    throw new InputError([{ prop: 'COMMAND', got: show(name), allowed, fix: 'see cdk8s-batch --help' }]);
  }
  const { usage, load } = COMMANDS[name];
  const given = readArguments(rest, usage.options);
  return given.options.help ? print(usage.help) : load()(given, importModule);
}

function print(help: string): number {
  process.stdout.write(help);
  return 0;
}

/** Problems of the input are the user's to mend; anything else is a bug. */
function exitCodeFor(error: unknown): number {
  if (!(error instanceof InputError)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  return 2;
}

/** A reader that has seen enough, such as `head`, closes the pipe; the command then ends without an error. */
export function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
}

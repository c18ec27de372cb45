import { InputError } from '../fields/input-error';
import { show } from '../fields/show';

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

type Command = (argv: string[]) => number;

/** Each command is loaded only when it is called: a render need not pay for a YAML parser, nor a run for cdk8s. */
/* eslint-disable @typescript-eslint/no-require-imports */
const COMMANDS: Record<string, () => Command> = {
  prune: () => require('./prune').prune,
  run: () => require('./run').run,
  schedule: () => require('./schedule').schedule,
  synth: () => require('./synth').synth,
};
/* eslint-enable @typescript-eslint/no-require-imports */

/** Runs the command that the command line names, and returns its exit code. */
export function main(argv: string[]): number {
  const [name, ...rest] = argv;
  try {
    if (name === '--help' || name === '-h' || name === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    if (name === undefined || !Object.keys(COMMANDS).includes(name)) {
      const allowed = Object.keys(COMMANDS).join(', ');
      throw new InputError([{ prop: 'COMMAND', got: show(name), allowed, fix: 'see cdk8s-batch --help' }]);
    }
    return COMMANDS[name]()(rest);
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

/** A reader that has seen enough, such as `head`, closes the pipe; the command then ends without an error. */
export function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
}

import { spawnSync } from 'child_process';

/** Whether a command can be started on this machine. */
export function has(command: string, ...args: string[]): boolean {
  return spawnSync(command, args.length > 0 ? args : ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * A suite that needs something of the machine. Without it the suite is skipped, loudly;
 * in CI (`CI=true`) the absence is a failure, so that nothing is skipped there unseen.
 */
export function describeNeeding(what: string, present: boolean, title: string, body: () => void): void {
  if (present) {
    describe(title, body);
  } else if (process.env.CI === 'true') {
    describe(title, () => {
      it(`needs ${what}`, () => {
        throw new Error(`this machine has no ${what}; .ci/run installs it`);
      });
    });
  } else {
    process.stderr.write(`SKIPPED: ${title}: this machine has no ${what}\n`);
    describe.skip(`${title} (skipped: no ${what})`, body);
  }
}

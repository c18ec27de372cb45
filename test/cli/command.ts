import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';
import { main } from '../../lib/cli/main';

jest.setTimeout(60_000); // a command takes a second to start, and much longer on a busy machine

/** What a command leaves behind. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, where Jest has no `import`: no app of ES modules. */
export function call(...argv: string[]): Outcome {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  try {
    return { status: main(argv, () => Promise.reject(new Error('no import'))) as number, ...written };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

/** Runs a command as its users do. */
export function spawnCommand(cwd: string, argv: string[], input = '', node: string[] = []): Outcome {
  const command = [...node, resolve('bin/cdk8s-batch.js'), ...argv];
  return spawnSync(process.execPath, command, { cwd, input, encoding: 'utf8' });
}

const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A new folder with files in it; it goes when the tests of a file are done. */
export function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

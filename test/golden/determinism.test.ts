import { spawnSync } from 'child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';

const SOURCES = ['main.ts', 'bin', 'lib', 'imports', 'programs', 'runtime', 'package.json', 'tsconfig.json'];

/** A copy of the project in another place, as another machine has it. */
function copyTo(folder: string): string {
  SOURCES.forEach((source) => cpSync(source, join(folder, source), { recursive: true }));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

function synth(folder: string, env: Record<string, string>): Record<string, string> {
  const { status, stderr } = spawnSync('node', ['bin/cdk8s-batch.js', 'synth', 'main.ts'], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return filesOf(join(folder, 'dist'));
}

function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

describe('a render', () => {
  const folders: string[] = [];
  const elsewhere = (prefix: string) => {
    folders.push(mkdtempSync(join(tmpdir(), prefix)));
    return copyTo(folders[folders.length - 1]);
  };
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  it('is the same bytes in every folder, time zone and locale: those that are committed', () => {
    const here = synth(elsewhere('a-'), { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' });
    const there = synth(elsewhere('another-folder-'), { TZ: 'America/New_York', LC_ALL: 'C', LANG: 'C' });
    expect(here).toEqual(there);
    expect(here).toEqual(filesOf('dist'));
  });
});

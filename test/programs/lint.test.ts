import { readdirSync } from 'fs';
import { join, resolve } from 'path';
import { describeNeeding, has } from '../support/needs';
import { run } from './run-program';

const ROOT = resolve(__dirname, '../..');

/** What we ship with this ending. */
function shipped(ending: string): string[] {
  return ['programs', 'runtime'].flatMap((directory) =>
    readdirSync(join(ROOT, directory))
      .filter((name) => name.endsWith(ending))
      .map((name) => join(ROOT, directory, name)),
  );
}

const clean = { code: 0, stderr: '' };

describeNeeding('shellcheck', has('shellcheck'), 'the shell programs', () => {
  it.each(shipped('.sh'))('shellcheck finds nothing in %s', (path) => {
    expect(run(['shellcheck', '--shell=sh', path])).toEqual({ ...clean, stdout: '' });
  });
});

describeNeeding('ruff', has('ruff'), 'the Python programs', () => {
  it.each(shipped('.py'))('ruff finds nothing in %s', (path) => {
    const config = ['--no-cache', '--config', join(ROOT, 'ruff.toml')];
    expect(run(['ruff', 'check', ...config, path])).toMatchObject(clean);
    expect(run(['ruff', 'format', '--check', ...config, path])).toMatchObject(clean);
  });
});

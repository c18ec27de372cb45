import { readdirSync } from 'fs';
import { join, resolve } from 'path';
import { describeNeeding, has } from '../support/needs';
import { run } from './run-program';

const ROOT = resolve(__dirname, '../..');

/** Files with this ending: what we ship, and what measures it. */
function files(ending: string): string[] {
  return ['programs', 'runtime', 'test/broker', 'bench/queue'].flatMap((directory) =>
    readdirSync(join(ROOT, directory))
      .filter((name) => name.endsWith(ending))
      .map((name) => join(ROOT, directory, name)),
  );
}

const clean = { code: 0, stderr: '' };

describeNeeding('shellcheck', has('shellcheck'), 'the shell programs', () => {
  it.each(files('.sh'))('shellcheck finds nothing in %s', (path) => {
    expect(run(['shellcheck', '--shell=sh', path])).toEqual({ ...clean, stdout: '' });
  });
});

const SCRIPTS = [
  '.ci/run',
  'test/broker/install-rabbitmq',
  'test/cluster/install-control-plane',
  'test/package/pack.sh',
];

describeNeeding('shellcheck', has('shellcheck'), 'the scripts of the project', () => {
  it.each(SCRIPTS)('shellcheck finds nothing in %s', (path) => {
    expect(run(['shellcheck', join(ROOT, path)])).toEqual({ ...clean, stdout: '' });
  });
});

describeNeeding('ruff', has('ruff'), 'the Python programs', () => {
  it.each(files('.py'))('ruff finds nothing in %s', (path) => {
    const config = ['--no-cache', '--config', join(ROOT, 'ruff.toml')];
    expect(run(['ruff', 'check', ...config, path])).toMatchObject(clean);
    expect(run(['ruff', 'format', '--check', ...config, path])).toMatchObject(clean);
  });
});

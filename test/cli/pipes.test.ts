import { spawnSync } from 'child_process';
import { join, resolve } from 'path';
import { parse } from 'yaml';
import { call, folderWith, spawnCommand } from './command';
import { PLAIN, REPORT } from './report-template';

const COMMAND = `"${process.execPath}" "${resolve('bin/cdk8s-batch.js')}"`;

/** What a line of shell leaves behind. */
function shell(line: string, cwd: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('standard input', () => {
  it('may be what kubectl prints of one object', () => {
    const { status, stdout, stderr } = spawnCommand('/', ['run', 'report', 'year=2026', '--from', '-'], REPORT);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const job = parse(stdout);
    expect(Object.keys(job.metadata)).toEqual(['name', 'namespace', 'labels', 'annotations']);
    expect(job.metadata.namespace).toBe('shop');
  });

  it('may come late, as from a command that asks a cluster', () => {
    const folder = folderWith({ 'plain.yaml': PLAIN });
    const { status, stdout, stderr } = shell(`(sleep 1; cat plain.yaml) | ${COMMAND} run cleanup --from -`, folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(parse(stdout).kind).toBe('Job');
  });

  it('that is empty, as after a kubectl that failed, holds no template', () => {
    const nothing = 'allowed nothing: there is no CronJob in standard input';
    expect(spawnCommand('/', ['run', 'report', '--from', '-'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `TEMPLATE: got "report", ${nothing}; correct the name, or read the template from elsewhere with --from\n`,
    });
  });
});

describe('standard output', () => {
  const long = PLAIN.replace('name: cleanup, image', `name: cleanup, args: ["${'x'.repeat(1_000_000)}"], image`);
  const folder = folderWith({ 'long.yaml': long });

  it('may be read in part, as by head', () => {
    const line = `${COMMAND} run cleanup --from long.yaml | head -n 1`;
    expect(shell(line, folder)).toEqual({ status: 0, stdout: 'apiVersion: batch/v1\n', stderr: '' });
  });

  it('is there to its last byte, however long it is', () => {
    const { stdout, stderr } = shell(`${COMMAND} run cleanup --from long.yaml | cat`, folder);
    expect(stderr).toBe('');
    const { containers } = parse(stdout).spec.template.spec;
    expect(containers[0].args[0]).toHaveLength(1_000_000);
  });

  it('is empty when something is wrong, so that nothing is created', () => {
    const { status, stdout } = shell(`${COMMAND} run cleanup size=large --from long.yaml 2> told`, folder);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const told = 'size: got "large", allowed no parameters: cleanup declares none; leave it out\n';
    expect(shell('cat told', folder).stdout).toBe(told);
  });
});

describe('a run of what this repository renders', () => {
  it('is its template with the parameters that were given, in the environment alone', () => {
    const { status, stdout, stderr } = call('run', 'data-processor', 'size=large', 'type=analysis');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const job = parse(stdout);
    expect(job.metadata.labels).toMatchObject({ app: 'data-processor', type: 'ad-hoc' });
    expect(job.spec).toMatchObject({ backoffLimit: 3, completions: 1, ttlSecondsAfterFinished: 86400 });
    const [{ env, ...container }] = job.spec.template.spec.containers;
    expect(env.slice(-2)).toEqual([
      { name: 'SIZE', value: 'large' },
      { name: 'TYPE', value: 'analysis' },
    ]);
    expect(JSON.stringify(container)).not.toMatch(/large|analysis/);
  });

  it('is told what it lacks, with what may be said', () => {
    expect(call('run', 'data-processor', '--from', join('dist', '0001-batch.k8s.yaml'))).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'size: got nothing, allowed "small", "medium", "large"; say size=… (large is 100,000 records)\n' +
        'type: got nothing, allowed "analysis", "summary"; say type=… (figures by category, or overall)\n',
    });
  });
});

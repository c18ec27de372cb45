import * as fc from 'fast-check';
import { parse } from 'yaml';
import { call, folderWith, spawnCommand } from './command';
import { PLAIN, REPORT } from './report-template';

const folder = folderWith({ 'app.k8s.yaml': `${REPORT}---\n---\n${PLAIN}`, 'deep/notes.txt': 'kind: [' });
const run = (...words: string[]) => call('run', ...words, '--from', folder);
const jobOf = (...words: string[]) => parse(run(...words).stdout);
const containerOf = (job: ReturnType<typeof jobOf>) => job.spec.template.spec.containers[0];

describe('a run of a template', () => {
  const job = jobOf('report', 'year=2026', 'size=large');

  it('is one Job in the namespace of its template, with the labels and annotations of its runs', () => {
    expect(job).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job' });
    expect(job.metadata).toEqual({
      name: expect.stringMatching(/^report-[0-9a-f]{10}$/),
      namespace: 'shop',
      labels: { app: 'report', team: '012' },
      annotations: {
        'example.com/owner': 'books',
        'cronjob.kubernetes.io/instantiate': 'manual',
        'cdk8s-batch/arguments': '{"size":"large","year":"2026"}',
      },
    });
  });

  it('carries nothing that only a cluster sets', () => {
    expect(Object.keys(job)).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(run('report', 'year=2026').stdout).not.toMatch(/uid|resourceVersion|managedFields|creationTimestamp|status/);
  });

  it('has the values in the place of defaults and others behind, in the first container alone', () => {
    expect(containerOf(job).env).toEqual([
      { name: 'LEVEL', value: 'info' },
      { name: 'SIZE', value: 'large' },
      { name: 'NOTE', value: '' },
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'books', key: 'password' } } },
      { name: 'YEAR', value: '2026' },
    ]);
    expect(job.spec.template.spec.containers[1]).toEqual({ name: 'sidecar', image: 'registry.example/sidecar:1.0.0' });
  });

  it('is otherwise what the template says, as kubectl would read it', () => {
    const { template, ...spec } = job.spec;
    expect(spec).toEqual({ backoffLimit: 3, ttlSecondsAfterFinished: 3600 });
    expect(containerOf(job).args).toEqual(['yes', '${SIZE}']);
    expect(template.spec.volumes[0].configMap.defaultMode).toBe(0o444);
  });

  it('leaves defaults where nothing is said', () => {
    expect(containerOf(jobOf('report', 'year=2026')).env[1]).toEqual({ name: 'SIZE', value: 'small' });
  });

  it('has a name of its own each time', () => {
    expect(jobOf('report', 'year=2026').metadata.name).not.toBe(job.metadata.name);
  });

  it('may be called as its user likes', () => {
    expect(jobOf('report', 'year=2026', '--name', 'books-2026').metadata.name).toBe('books-2026');
    expect(run('report', 'year=2026', '--name', 'Books')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        '--name: got "Books", allowed 1 to 63 lower-case letters, digits and "-", ' +
        'starting and ending with a letter or digit; for example "nightly-report"\n',
    });
  });

  it('may be of any CronJob, which then has no parameters', () => {
    expect(jobOf('cleanup')).toEqual({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: expect.stringMatching(/^cleanup-[0-9a-f]{10}$/),
        annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', 'cdk8s-batch/arguments': '{}' },
      },
      spec: { ...parse(PLAIN).spec.jobTemplate.spec, ttlSecondsAfterFinished: 86400 }, // no history limit counts it
    });
  });

  it('has exactly the value that was typed, whatever it is', () => {
    const text = fc.string({ unit: fc.constantFrom(...'$(X)\'"\n\t\r\\:#-{}[]&*!|>%@`~ yesno01é😀\u2028\u0085\x1b') });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' }), fc.constantFrom('yes', '012', '~')), (value) => {
        fc.pre([...value].length <= 40);
        const { stdout } = run('report', 'year=2026', `note=${value}`);
        for (const version of ['1.1', '1.2'] as const) {
          const env = containerOf(parse(stdout, { version })).env;
          expect(env[2]).toEqual({ name: 'NOTE', value: value.split('$').join('$$') });
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a wrong command line', () => {
  it('is told with all that is wrong, and prints no Job', () => {
    expect(run('report', 'sise=large', 'size=huge', 'note=a', 'note=b', 'large', '=x', '--name', '-')).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        'note: got "a" and "b", allowed one value; leave one of them out',
        'PARAMETER: got "large", allowed NAME=VALUE; for example size=large',
        'PARAMETER: got "=x", allowed NAME=VALUE; for example size=large',
        'sise: got "large", allowed the parameters year, size, note; correct the name, or leave it out',
        'year: got nothing, allowed a whole number from 2000 to 2099; say year=… (of the books)',
        'size: got "huge", allowed "small", "large"; choose one of them',
        '--name: got "-", allowed 1 to 63 lower-case letters, digits and "-", ' +
          'starting and ending with a letter or digit; for example "nightly-report"\n',
      ].join('\n'),
    });
  });

  it('is told when a value is out of range', () => {
    const allowed = 'allowed a whole number from 2000 to 2099; write it in plain digits, within the bounds';
    expect(run('report', 'year=1999')).toEqual({ status: 2, stdout: '', stderr: `year: got 1999, ${allowed}\n` });
  });

  it('is told when a template declares no parameters', () => {
    const stderr = 'size: got "large", allowed no parameters: cleanup declares none; leave it out\n';
    expect(run('cleanup', 'size=large')).toEqual({ status: 2, stdout: '', stderr });
  });

  it('is told when it names no template', () => {
    const stderr = 'TEMPLATE: got nothing, allowed the name of an ad-hoc template; see cdk8s-batch run --help\n';
    expect(call('run')).toEqual({ status: 2, stdout: '', stderr });
  });

  it('is told which templates there are, and what is wrong beside', () => {
    expect(run('raport', 'large')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'PARAMETER: got "large", allowed NAME=VALUE; for example size=large\n' +
        'TEMPLATE: got "raport", allowed cleanup, report; ' +
        'correct the name, or read the template from elsewhere with --from\n',
    });
  });
});

describe('the command', () => {
  it('reads what kubectl prints from standard input', () => {
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [parse(REPORT, { version: '1.1' })] });
    const { status, stdout, stderr } = spawnCommand(folder, ['run', 'report', 'year=2026', '--from', '-'], list);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(parse(stdout)).toMatchObject({ kind: 'Job', metadata: { namespace: 'shop' } });
  });

  it('reads the folder dist when nothing is said', () => {
    const { status, stdout, stderr } = spawnCommand(folder, ['run', 'report', 'year=2026']);
    const fix = 'render first with `npm run synth`, or name a file';
    const message = `--from: got "dist", allowed a file or folder that exists, or -; ${fix}\n`;
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: message });
  });

  it('does not load what only a render needs', () => {
    jest.isolateModules(() => {
      for (const heavy of ['cdk8s', 'cdk8s-plus-27', '../../imports/k8s', 'typescript']) {
        jest.doMock(heavy, () => {
          throw new Error(`${heavy} is loaded`);
        });
      }
      expect(() => jest.requireActual('../../lib/cli/run')).not.toThrow();
      expect(() => jest.requireActual('../../lib/workloads/ad-hoc-job')).toThrow('is loaded');
    });
  });
});

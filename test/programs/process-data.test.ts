import { describeNeeding, has } from '../support/needs';
import { PYTHON, program, run, terminate } from './run-program';

const command = [PYTHON, program('process-data.py')];

describe('process-data.py, wrongly started', () => {
  it('names every parameter that is missing, with exit code 2', () => {
    expect(run(command)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'process-data: SIZE: not set, allowed small, medium, large\n' +
        'process-data: TYPE: not set, allowed analysis, summary\n',
    });
  });

  it.each([
    ['SIZE', 'huge', 'small, medium, large'],
    ['SIZE', 'large; rm -rf /', 'small, medium, large'],
    ['TYPE', 'Analysis', 'analysis, summary'],
    ['PROCESS_SECONDS', '-1', 'a number from 0 to 86400'],
    ['PROCESS_SECONDS', 'inf', 'a number from 0 to 86400'],
    ['FAILURE_RATE', '2', 'a number from 0 to 1'],
    ['FAILURE_RATE', 'nan', 'a number from 0 to 1'],
    ['RANDOM_SEED', '1.5', 'a whole number from 0 to 9223372036854775808'],
  ])('rejects %s=%s with exit code 2 before it does anything', (name, value, allowed) => {
    expect(run(command, { SIZE: 'small', TYPE: 'summary', [name]: value })).toEqual({
      code: 2,
      stdout: '',
      stderr: `process-data: ${name}: got '${value}', allowed ${allowed}\n`,
    });
  });

  it('names all problems at once', () => {
    expect(run(command, { SIZE: 'tiny', FAILURE_RATE: 'often' }).stderr.match(/[A-Z_]+: (got|not set)/g)).toEqual([
      'SIZE: got',
      'TYPE: not set',
      'FAILURE_RATE: got',
    ]);
  });
});

describeNeeding('pandas', has(PYTHON, '-c', 'import pandas'), 'process-data.py', () => {
  const fast = { PROCESS_SECONDS: '0', FAILURE_RATE: '0', RANDOM_SEED: '1' };

  it.each([
    ['small', 1_000],
    ['medium', 10_000],
    ['large', 100_000],
  ])('a %s run has %i records, and analyses each of them in one category', (SIZE, records) => {
    const { code, stdout, stderr } = run(command, { ...fast, SIZE, TYPE: 'analysis' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows = [...stdout.matchAll(/^([A-D])(?: +-?[\d.]+){4} +(\d+)$/gm)];
    expect(rows.map(([, category]) => category)).toEqual(['A', 'B', 'C', 'D']);
    expect(rows.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(records);
    expect(stdout).toMatch(new RegExp(`succeeded: ${records} records\n$`));
  });

  it('a summary has one value of each statistic, of values around 100 that deviate by 15', () => {
    const { stdout } = run(command, { ...fast, SIZE: 'medium', TYPE: 'summary' });
    const values = new Map([...stdout.matchAll(/^(mean|std|min|max|count) +([\d.]+)$/gm)].map((m) => [m[1], +m[2]]));
    expect([...values.keys()]).toEqual(['mean', 'std', 'min', 'max', 'count']);
    expect(values.get('mean')).toBeCloseTo(100, 0);
    expect(values.get('std')).toBeCloseTo(15, 0);
    expect(values.get('count')).toBe(10_000);
  });

  it('finds the same in the same seed, and something else in another', () => {
    const summary = (RANDOM_SEED: string) => run(command, { ...fast, SIZE: 'small', TYPE: 'summary', RANDOM_SEED });
    expect(summary('1')).toEqual(summary('1'));
    expect(summary('2').stdout).not.toBe(summary('1').stdout);
  });

  it('fails with 1 when chance says so: a retry may succeed', () => {
    const { code, stdout, stderr } = run(command, { ...fast, SIZE: 'small', TYPE: 'summary', FAILURE_RATE: '1' });
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'failed (simulated)\n' });
    expect(stdout).not.toContain('succeeded');
  });

  it('works for 5 s when nothing else is said, and SIGTERM ends it at once with 143', async () => {
    const outcome = await terminate(command, { SIZE: 'small', TYPE: 'summary' }, 'processing for 5 s\n');
    expect(outcome).toMatchObject({ code: 143, stderr: '' });
    expect(outcome.stdout).not.toContain('mean');
  });
});

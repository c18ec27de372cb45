import { PYTHON, Outcome, program, run, terminate } from './run-program';

const command = [PYTHON, program('process-shard.py')];
const fast = { MIN_SECONDS: '0', MAX_SECONDS: '0', FAILURE_RATE: '0' };

function shard(index: number, count: number, env: Record<string, string> = {}): Outcome {
  return run(command, { ...fast, JOB_COMPLETION_INDEX: String(index), JOB_COMPLETIONS: String(count), ...env });
}

/** The records that a shard says it handles, and their total. */
function handled({ stdout }: Outcome): { records: number[]; total: number } {
  const [, length, first] = /: (\d+) records from (\d+) on/.exec(stdout) ?? [];
  const total = /succeeded: \d+ records, total (\d+)/.exec(stdout)?.[1];
  return { records: Array.from({ length: Number(length) }, (_, i) => Number(first) + i), total: Number(total) };
}

describe('process-shard.py', () => {
  it.each([
    [5, 1000],
    [3, 100],
    [4, 2],
  ])('%i shards handle every one of %i records exactly once', (count, records) => {
    const shards = Array.from({ length: count }, (_, index) =>
      handled(shard(index, count, { RECORDS: String(records) })),
    );
    expect(shards.flatMap((each) => each.records)).toEqual(Array.from({ length: records }, (_, record) => record));

    const whole = handled(run(command, { ...fast, RECORDS: String(records) }));
    expect(shards.reduce((sum, each) => sum + each.total, 0)).toBe(whole.total);
  });

  it('shares the records evenly: shards differ by one record at most', () => {
    const sizes = [0, 1, 2].map((index) => handled(shard(index, 3, { RECORDS: '100' })).records.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBe(1);
  });

  it('finds the same total at every try', () => {
    expect(handled(shard(2, 5))).toEqual(handled(shard(2, 5)));
  });

  it('is the only shard, of 1000 records, on a laptop', () => {
    const { code, stdout, stderr } = run(command, fast);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^shard 0 of 1: 1000 records from 0 on, 0 s of work\n/);
  });

  it('handles all of its records, however many seconds they are spread over', () => {
    const slow = shard(1, 5, { MIN_SECONDS: '1', MAX_SECONDS: '1' });
    expect(slow.stdout).toContain('1 s of work\nprocessing: 1/1\n');
    expect(handled(slow)).toEqual(handled(shard(1, 5)));
  });

  it('works for 5 to 24 s when nothing else is said, and SIGTERM ends it at once with 143', async () => {
    const started = Date.now();
    const { code, stdout, stderr } = await terminate(command, {}, 's of work\n');
    const seconds = Number(/on, (\d+) s of work/.exec(stdout)?.[1]);
    expect({ code, stderr }).toEqual({ code: 143, stderr: '' });
    expect(seconds).toBeGreaterThanOrEqual(5);
    expect(seconds).toBeLessThanOrEqual(24);
    expect(Date.now() - started).toBeLessThan(4_500);
  });

  it('fails with 1 when chance says so: a retry may succeed', () => {
    expect(shard(3, 5, { FAILURE_RATE: '1' })).toMatchObject({ code: 1, stderr: 'shard 3 failed (simulated)\n' });
  });

  it('fails at about one try in ten when nothing else is said', () => {
    // The seeds make this the same at every run.
    const codes = Array.from(
      { length: 20 },
      (_, seed) => shard(0, 1, { FAILURE_RATE: '', RANDOM_SEED: String(seed) }).code,
    );
    const failed = codes.filter((code) => code === 1).length;
    expect(codes.filter((code) => code === 0)).toHaveLength(20 - failed);
    expect(failed).toBeGreaterThanOrEqual(1);
    expect(failed).toBeLessThanOrEqual(5);
  });

  it('repeats a try with the same seed, and throws the dice again for each retry and each shard', () => {
    const codes = (tries: number[], index: number) =>
      tries.map((failures) => {
        const env = { FAILURE_RATE: '0.5', RANDOM_SEED: '7', JOB_INDEX_FAILURE_COUNT: String(failures) };
        return shard(index, 5, env).code;
      });
    const tries = [0, 1, 2, 3, 4];
    const first = codes(tries, 0);
    expect(new Set(first)).toEqual(new Set([0, 1]));
    expect(codes(tries, 0)).toEqual(first);
    expect(codes(tries, 1)).not.toEqual(first);
  });

  it.each([
    ['JOB_COMPLETION_INDEX', '5', 'a whole number from 0 to 4'],
    ['JOB_COMPLETION_INDEX', '-1', 'a whole number from 0 to 4'],
    ['JOB_COMPLETION_INDEX', 'first', 'a whole number from 0 to 4'],
    ['RECORDS', '-1', 'a whole number from 0 to 1000000000'],
    ['MAX_SECONDS', '0.5', 'a whole number from 0 to 86400'],
    ['MIN_SECONDS', '-1', 'a whole number from 0 to 86400'],
    ['FAILURE_RATE', '1.1', 'a number from 0 to 1'],
    ['FAILURE_RATE', 'nan', 'a number from 0 to 1'],
    ['RANDOM_SEED', 'x', 'a whole number from 0 to 9223372036854775808'],
    ['JOB_INDEX_FAILURE_COUNT', '-1', 'a whole number from 0 to 1000000'],
  ])('rejects %s=%s with exit code 2 before it does anything', (name, value, allowed) => {
    expect(shard(0, 5, { [name]: value })).toEqual({
      code: 2,
      stdout: '',
      stderr: `process-shard: ${name}: got '${value}', allowed ${allowed}\n`,
    });
  });

  it('rejects a least time above the longest', () => {
    const { code, stderr } = shard(0, 5, { MIN_SECONDS: '9', MAX_SECONDS: '8' });
    expect(code).toBe(2);
    expect(stderr).toBe('process-shard: MIN_SECONDS, MAX_SECONDS: got 9 and 8, allowed the smaller first\n');
  });

  it('names all problems at once', () => {
    expect(shard(0, 0, { RECORDS: 'all', FAILURE_RATE: '2' })).toMatchObject({
      code: 2,
      stderr:
        "process-shard: JOB_COMPLETIONS: got '0', allowed a whole number from 1 to 1000000\n" +
        "process-shard: RECORDS: got 'all', allowed a whole number from 0 to 1000000000\n" +
        "process-shard: FAILURE_RATE: got '2', allowed a number from 0 to 1\n",
    });
  });

  it.each(['JOB_COMPLETION_INDEX', 'JOB_COMPLETIONS'])('does nothing when it knows %s alone', (name) => {
    const { code, stdout, stderr } = run(command, { ...fast, [name]: name === 'JOB_COMPLETIONS' ? '5' : '0' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'process-shard: JOB_COMPLETION_INDEX, JOB_COMPLETIONS: got one of them, allowed both or neither\n',
    );
  });
});

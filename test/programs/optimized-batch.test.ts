import { describeNeeding, has } from '../support/needs';
import { PYTHON, program, run, terminate } from './run-program';

const command = [PYTHON, program('optimized-batch.py')];
const tiny = { BATCHES: '1', MATRIX_SIZE: '1', GROWTH: '0', PAUSE_SECONDS: '0' };

describe('optimized-batch.py, wrongly started', () => {
  it.each([
    ['BATCHES', '0', 'a whole number from 1 to 1000000'],
    ['MATRIX_SIZE', '1.5', 'a whole number from 1 to 100000'],
    ['GROWTH', '-1', 'a whole number from 0 to 100000'],
    ['GROWING_BATCHES', 'x', 'a whole number from 0 to 1000000'],
    ['MULTIPLICATIONS', '0', 'a whole number from 1 to 1000000'],
    ['PAUSE_SECONDS', 'nan', 'a number from 0 to 86400'],
    ['OPENBLAS_NUM_THREADS', '0', 'a whole number from 1 to 1024'],
  ])('rejects %s=%s with exit code 2 before it does anything', (name, value, allowed) => {
    expect(run(command, { ...tiny, [name]: value })).toEqual({
      code: 2,
      stdout: '',
      stderr: `optimized-batch: ${name}: got '${value}', allowed ${allowed}\n`,
    });
  });
});

describeNeeding('numpy', has(PYTHON, '-c', 'import numpy'), 'optimized-batch.py', () => {
  it('grows the matrix for the first batches, and then keeps its size', () => {
    const { code, stdout, stderr } = run(command, {
      BATCHES: '8',
      MATRIX_SIZE: '10',
      GROWTH: '10',
      PAUSE_SECONDS: '0',
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const sizes = [...stdout.matchAll(/^batch \d\/8: (\d+) x \1,/gm)].map(([, size]) => Number(size));
    expect(sizes).toEqual([10, 20, 30, 40, 50, 60, 60, 60]);
    expect(stdout).toMatch(/succeeded: 8 batches\n$/);
  });

  it('holds two matrices at most: the old ones are gone before larger ones are made', () => {
    // A process inherits the peak of the one that becomes it: hence a shell between Node.js and the program.
    const small = ['sh', '-c', '"$@"; exit $?', 'sh', ...command];
    const peak = (env: Record<string, string>) => {
      const { stdout } = run(small, { ...tiny, ...env });
      return Math.max(...[...stdout.matchAll(/peak memory (\d+) MiB/g)].map(([, mib]) => Number(mib)));
    };
    // 15 and 16 MiB a matrix.
    const twoSizes = peak({ BATCHES: '2', MATRIX_SIZE: '2000', GROWTH: '48', MULTIPLICATIONS: '2' }) - peak({});
    expect(twoSizes).toBeGreaterThan(30);
    expect(twoSizes).toBeLessThan(44);
  });

  it('fails with a traceback and not with 0 when a matrix does not fit', () => {
    const { code, stdout, stderr } = run(['sh', '-c', 'ulimit -v 2000000; exec "$@"', 'sh', ...command], {
      ...tiny,
      MATRIX_SIZE: '100000',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Traceback .*MemoryError/s);
    expect(stdout).not.toContain('succeeded');
  });

  it('starts as said when nothing else is said, and SIGTERM ends it at once with 143', async () => {
    const outcome = await terminate(command, {}, 'batch 1/20: 1000 x 1000');
    expect(outcome).toMatchObject({ code: 143, stderr: '' });
  });

  it('SIGTERM ends it in the middle of a long multiplication', async () => {
    const started = Date.now();
    const long = { MATRIX_SIZE: '9000', MULTIPLICATIONS: '100', OPENBLAS_NUM_THREADS: '1' };
    const outcome = await terminate(command, long, '9000 x 9000');
    expect(outcome).toMatchObject({ code: 143, stderr: '' });
    expect(Date.now() - started).toBeLessThan(4_500);
  });
});

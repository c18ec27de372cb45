import { describeUnderEachShell } from './shell';

describeUnderEachShell('collect-metrics.sh', (program) => {
  const fast = { COLLECT_SECONDS: '0' };

  /** The number that a run reports. */
  function dataPoints(env: Record<string, string>): number {
    return Number(/collected (\d+) data points/.exec(program.run(env).stdout)?.[1]);
  }

  it('says when it starts and what it collected', () => {
    const { code, stdout, stderr } = program.run(fast);
    const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^${time} collecting metrics for 0 s\n${time} collected \\d+ data points\n$`));
  });

  it('collects 50 to 149 data points, whatever the seed', () => {
    for (const seed of ['0', '1', '2', '1000', '65535', '2147483647', '4294967295']) {
      const points = dataPoints({ ...fast, RANDOM_SEED: seed });
      expect(points).toBeGreaterThanOrEqual(50);
      expect(points).toBeLessThanOrEqual(149);
    }
  });

  it('collects the same for the same seed', () => {
    const seeded = { ...fast, RANDOM_SEED: '7' };
    expect(dataPoints(seeded)).toBe(dataPoints(seeded));
  });

  it('collects something else at each run without a seed', () => {
    // Twelve equal numbers out of a hundred happen once in 10^22 times.
    expect(new Set(Array.from({ length: 12 }, () => dataPoints(fast))).size).toBeGreaterThan(1);
  });

  it('takes fractions of a second', () => {
    expect(program.run({ COLLECT_SECONDS: '0.01' }).code).toBe(0);
  });

  it('works for 10 s when nothing else is said, and SIGTERM ends it at once with 143', async () => {
    const started = Date.now();
    const { code, stdout, stderr } = await program.terminate({}, 'collecting metrics for 10 s');
    expect({ code, stderr }).toEqual({ code: 143, stderr: '' });
    expect(stdout).not.toContain('data points');
    expect(Date.now() - started).toBeLessThan(8_000);
  });

  it.each([
    ['COLLECT_SECONDS', 'soon', 'seconds such as 10 or 0.5'],
    ['COLLECT_SECONDS', '-1', 'seconds such as 10 or 0.5'],
    ['COLLECT_SECONDS', '1.2.3', 'seconds such as 10 or 0.5'],
    ['COLLECT_SECONDS', '.', 'seconds such as 10 or 0.5'],
    ['RANDOM_SEED', '1.5', 'a whole number from 0'],
    ['RANDOM_SEED', 'x', 'a whole number from 0'],
  ])('rejects %s=%s with exit code 2 before it does anything', (name, value, allowed) => {
    expect(program.run({ ...fast, [name]: value })).toEqual({
      code: 2,
      stdout: '',
      stderr: `collect-metrics: ${name}: got '${value}', allowed ${allowed}\n`,
    });
  });
});

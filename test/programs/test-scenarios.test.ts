import { describeUnderEachShell } from './shell';

describeUnderEachShell('test-scenarios.sh', (program) => {
  const fast = {
    FAST_SECONDS: '0',
    SLOW_SECONDS: '0',
    FIRST_TRY_SECONDS: '0',
    RETRY_SECONDS: '0',
    FAILING_SECONDS: '0',
  };

  /** A pod of the Job: its index, and how many of its tries have failed. */
  function pod(index: number, failures: number): Record<string, string> {
    return { JOB_COMPLETION_INDEX: String(index), JOB_INDEX_FAILURE_COUNT: String(failures) };
  }

  it.each([
    [0, 0, 0, 'succeeded\n'],
    [1, 0, 0, 'succeeded, slowly\n'],
    [2, 1, 0, 'succeeded on retry\n'],
    [2, 5, 0, 'succeeded on retry\n'],
  ])('pod %i after %i failed tries succeeds', (index, failures, code, lastLine) => {
    const outcome = program.run({ ...fast, ...pod(index, failures) });
    expect(outcome).toMatchObject({ code, stderr: '' });
    expect(outcome.stdout).toMatch(new RegExp(`^scenario ${index}: .*\nworking for 0 s\n${lastLine}$`));
  });

  it('pod 2 fails at its first try with 1: a retry may succeed', () => {
    expect(program.run({ ...fast, ...pod(2, 0) })).toMatchObject({
      code: 1,
      stderr: 'failed; a retry will succeed (simulated)\n',
    });
  });

  it.each([0, 1, 7])('pod 3 fails for good, after %i failed tries too, with 2: a retry cannot help', (failures) => {
    expect(program.run({ ...fast, ...pod(3, failures) })).toMatchObject({
      code: 2,
      stderr: 'failed: out of resources, and no retry will help (simulated)\n',
    });
  });

  it('is pod 0 at its first try on a laptop', () => {
    expect(program.run(fast)).toMatchObject({ code: 0, stdout: expect.stringContaining('scenario 0') });
    expect(program.run({ ...fast, JOB_COMPLETION_INDEX: '2' }).code).toBe(1);
  });

  it.each([
    [0, 0, 5],
    [1, 0, 30],
    [2, 0, 15],
    [2, 1, 10],
    [3, 0, 20],
  ])(
    'pod %i after %i failed tries works for %i s, and SIGTERM ends it at once with 143',
    async (index, failures, s) => {
      const started = Date.now();
      const outcome = await program.terminate(pod(index, failures), `working for ${s} s`);
      expect(outcome).toMatchObject({ code: 143, stderr: '' });
      expect(Date.now() - started).toBeLessThan(4_500);
    },
  );

  const index = 'allowed 0 to 3; give the Job 4 completions';
  const count = 'allowed a whole number from 0';
  const seconds = 'allowed seconds such as 10 or 0.5';
  it.each([
    ['JOB_COMPLETION_INDEX', '4', 0, index],
    ['JOB_COMPLETION_INDEX', '-1', 0, index],
    ['JOB_COMPLETION_INDEX', '00', 0, index],
    ['JOB_COMPLETION_INDEX', 'x', 0, index],
    ['JOB_INDEX_FAILURE_COUNT', 'often', 2, count],
    ['JOB_INDEX_FAILURE_COUNT', '-1', 2, count],
    ['FAST_SECONDS', 'x', 0, seconds],
    ['SLOW_SECONDS', '-1', 1, seconds],
    ['FIRST_TRY_SECONDS', '1.2.3', 2, seconds],
    ['FAILING_SECONDS', '.', 3, seconds],
  ])('rejects %s=%s with exit code 2, and says what is allowed', (name, value, pick, allowed) => {
    const outcome = program.run({ ...fast, JOB_COMPLETION_INDEX: String(pick), [name]: value });
    expect(outcome).toMatchObject({ code: 2, stderr: `test-scenarios: ${name}: got '${value}', ${allowed}\n` });
    expect(outcome.stdout).not.toContain('working');
  });
});

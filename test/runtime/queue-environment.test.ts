import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PYTHON } from '../programs/run-program';
import { describeNeeding, has } from '../support/needs';
import { events, python, pythonValue } from './python';

const IMPORT = 'import json; from queue_environment import Environment, log; env = Environment()\n';

describeNeeding('python3', has(PYTHON), 'the environment of the queue programs', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'credentials-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (expression: string, env: Record<string, string>) =>
    pythonValue(`${IMPORT}value = ${expression}\nprint(json.dumps([value, env.problems]))`, env);

  it.each([
    ['env.text("A")', { A: 'a' }, 'a'],
    ['env.text("A", "default")', {}, 'default'],
    ['env.whole("A", 1, 3)', { A: '1' }, 1],
    ['env.whole("A", 1, 3)', { A: '3' }, 3],
    ['env.whole("A", 1, 3, 0)', {}, 0],
    ['env.number("A", 0, 1)', { A: '0.25' }, 0.25],
    ['env.json("A", "a list", lambda value: isinstance(value, list))', { A: '[1]' }, [1]],
  ])('%s of %j is %j', (expression, env, value) => {
    expect(read(expression, env)).toEqual([value, []]);
  });

  it.each([
    ['env.text("A")', {}, 'A: not set, allowed a text'],
    ['env.text("A")', { A: '' }, 'A: not set, allowed a text'],
    ['env.whole("A", 1, 3)', { A: '0' }, "A: got '0', allowed a whole number from 1 to 3"],
    ['env.whole("A", 1, 3)', { A: '4' }, "A: got '4', allowed a whole number from 1 to 3"],
    ['env.whole("A", 1, 3)', { A: '1.5' }, "A: got '1.5', allowed a whole number from 1 to 3"],
    ['env.number("A", 0, 1)', { A: 'nan' }, "A: got 'nan', allowed a number from 0 to 1"],
    ['env.json("A", "a list", lambda value: isinstance(value, list))', { A: '[' }, "A: got '[', allowed a list"],
    ['env.json("A", "a list", lambda value: isinstance(value, list))', { A: '{}' }, "A: got '{}', allowed a list"],
  ])('%s of %j is a problem', (expression, env, problem) => {
    expect((read(expression, env) as unknown[])[1]).toEqual([problem]);
  });

  it('says all problems at once, as one event, with exit code 2', () => {
    const { code, stdout, stderr } = python(`${IMPORT}env.text("A"); env.whole("B", 1, 3); env.settle()`, { B: 'b' });
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(events(stdout)).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/),
        event: 'cannot work',
        error: "wrong environment: A: not set, allowed a text; B: got 'b', allowed a whole number from 1 to 3",
        exit_code: 2,
      },
    ]);
  });

  it.each(['s e"c\\r%@/ét€', 's e"c\\r%@/ét€\n', 's e"c\\r%@/ét€\r\n'])(
    'takes a password as it stands in %j',
    (content) => {
      writeFileSync(join(folder, 'password'), content);
      expect(read('env.file("A", "password")', { A: folder })).toEqual(['s e"c\\r%@/ét€', []]);
    },
  );

  it('says which file of the credentials is missing or empty', () => {
    writeFileSync(join(folder, 'password'), '\n');
    expect(read('[env.file("A", "username"), env.file("A", "password")]', { A: folder })).toEqual([
      ['', ''],
      [expect.stringContaining('A: cannot read username'), `A: password in ${folder} is empty`],
    ]);
  });

  it('writes one JSON line an event, whatever is in it', () => {
    const { stdout } = python(`${IMPORT}log("done", text="größe\\n\\"€\\" \\udc80")\nlog("next")`);
    expect(events(stdout).map(({ event }) => event)).toEqual(['done', 'next']);
    expect(events(stdout)[0].text).toContain('größe\n"€"');
  });

  it('remembers a SIGTERM that comes while slower imports go on', () => {
    const lines = 'import os, signal, queue_environment\nos.kill(os.getpid(), signal.SIGTERM)\n';
    expect(python(`${lines}print(queue_environment.stop_requested)`)).toEqual({
      code: 0,
      stdout: 'True\n',
      stderr: '',
    });
  });
});

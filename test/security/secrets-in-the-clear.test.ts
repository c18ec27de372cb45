import { describe as sentence } from '../../lib/fields/problem';
import { Parameter } from '../../lib/job/parameter';
import { Interpreter } from '../../lib/program/interpreter';
import { Program } from '../../lib/program/program';
import { parameterSecretProblems } from '../../lib/security/secrets-in-the-clear';
import { Waiver } from '../../lib/security/waiver';
import { problemsOf, scratchFolder, templateOf } from '../pod/sample';
import { inShort } from '../support/refusals';

const URL = 'postgres://u:hunter2@db/x';
const IMAGE = 'registry.example/report:1.4.2';

const file = scratchFolder();
const told = (...given: Parameters<typeof problemsOf>) => problemsOf(...given).map(inShort);
const withArgs = (...args: string[]) => told({ program: Program.image(IMAGE, { args }) });

describe('a secret outside the environment', () => {
  it('is told in a command', () => {
    const program = Program.image(IMAGE, { command: ['sh', '-c', `psql ${URL}`] });
    expect(told({ program })).toEqual(['program.command[2]: got a URL with a password']);
  });

  it('is told in an argument, by its form or by the name of its option', () => {
    expect(withArgs('--verbose', `--db=${URL}`, '--db-password=hunter2', '-token=abc')).toEqual([
      'program.args[1]: got a URL with a password',
      'program.args[2]: got a value of --db-password',
      'program.args[3]: got a value of -token',
    ]);
  });

  it('is told in a file of the program', () => {
    const program = Program.script(
      file('run.sh', '# -----BEGIN PRIVATE KEY-----\necho\n'),
      Interpreter.shell('busybox:1.37'),
    );
    expect(told({ program })).toEqual(['program.files["run.sh"]: got a private key']);
  });

  it('is told in an annotation', () => {
    expect(told({ annotations: { source: URL } })).toEqual(['annotations["source"]: got a URL with a password']);
  });

  it('is not seen where a variable or a file stands for it', () => {
    expect(
      withArgs('--password=$(PASSWORD)', '--token=/etc/api/token', '--password-file=x', '--db=postgres://u:$(PW)@db'),
    ).toEqual([]);
  });

  it('may be none, which an exception says with its place', () => {
    const program = Program.image(IMAGE, { args: [`--example=${URL}`, `--other=${URL}`] });
    const waivers = [Waiver.literal('program.args[0]', 'the example of a manual')];
    expect(told({ program, waivers })).toEqual(['program.args[1]: got a URL with a password']);
    expect(templateOf({ program, waivers }).metadata).not.toHaveProperty('annotations');
  });

  it('may be none in several places, each of which an exception names', () => {
    const [first, second] = ['program.args[0]', 'program.args[1]'].map((place) => Waiver.literal(place, 'an example'));
    const program = Program.image(IMAGE, { args: [URL, URL] });
    expect(told({ program, waivers: [first, second] })).toEqual([]);
    expect(told({ program, waivers: [first, second, first] })).toEqual([
      'waivers: got "literal program.args[0]" twice',
    ]);
  });

  it('is waived where its place is named, and nowhere else', () => {
    const waivers = [Waiver.literal('env.program.args[0]', 'an example')];
    expect(told({ program: Program.image(IMAGE, { args: [URL] }), waivers })).toContain(
      'program.args[0]: got a URL with a password',
    );
  });
});

describe('a secret in a template of runs', () => {
  const parameters = [
    Parameter.choice('size', ['s', 'l'], { description: 'how much', defaultValue: 's' }),
    Parameter.text('note', { defaultValue: 'costs $(5)', pattern: '.*' }),
    Parameter.integer('max-tokens'),
  ];
  const parametersTold = (more: Parameter[], waivers: Waiver[] = []) =>
    parameterSecretProblems([...parameters, ...more], waivers)
      .map(sentence)
      .map(inShort);
  const secrets = [
    Parameter.choice('db', ['none', URL]),
    Parameter.text('key', { defaultValue: URL, description: `for example ${URL}` }),
  ];

  it('is told in what it shows of its parameters', () => {
    expect(parametersTold([])).toEqual([]);
    expect(parametersTold(secrets)).toEqual([
      'parameters[3].choices[1]: got a URL with a password',
      'parameters[4].defaultValue: got a URL with a password',
      'parameters[4].description: got a URL with a password',
    ]);
  });

  it('may be none, which an exception says with its place', () => {
    const waivers = ['parameters[3].choices[1]', 'parameters[4].description'].map((place) =>
      Waiver.literal(place, 'an example'),
    );
    expect(parametersTold(secrets, waivers)).toEqual(['parameters[4].defaultValue: got a URL with a password']);
  });

  it.each(['db-password', 'api-token', 'db2pass', 'api-key'])('is told by the name of a parameter: %s', (name) => {
    expect(parametersTold([Parameter.text(name)])).toEqual([`parameters[3]: got "${name}"`]);
  });
});

import { Program } from '../../lib/program/program';
import { HardeningException } from '../../lib/security/hardening-exception';
import { problemsOf, scratchFolder, templateOf } from '../pod/sample';

const URL = 'postgres://u:hunter2@db/x';
const IMAGE = 'registry.example/report:1.4.2';

const file = scratchFolder();
const message = (place: string, got: string) =>
  `${place}: got ${got}, allowed no secret: the manifest shows it; read it from a mounted Secret, or from a variable as ` +
  '$(NAME); if it is none, HardeningException.literalText says so';
const withArgs = (...args: string[]) => problemsOf({ program: Program.image(IMAGE, { args }) });

describe('a secret outside the environment', () => {
  it('is told in a command', () => {
    const program = Program.image(IMAGE, { command: ['sh', '-c', `psql ${URL}`] });
    expect(problemsOf({ program })).toEqual([message('program.command[2]', 'a URL with a password')]);
  });

  it('is told in an argument, by its form or by the name of its option', () => {
    expect(withArgs('--verbose', `--db=${URL}`, '--db-password=hunter2', '-token=abc')).toEqual([
      message('program.args[1]', 'a URL with a password'),
      message('program.args[2]', 'a value of --db-password'),
      message('program.args[3]', 'a value of -token'),
    ]);
  });

  it('is told in a file of the program', () => {
    const program = Program.shell(file('run.sh', '# -----BEGIN PRIVATE KEY-----\necho\n'), { image: 'busybox:1.37' });
    expect(problemsOf({ program })).toEqual([message('program.files["run.sh"]', 'a private key')]);
  });

  it('is told in an annotation', () => {
    expect(problemsOf({ annotations: { source: URL } })).toEqual([
      message('annotations["source"]', 'a URL with a password'),
    ]);
  });

  it('is not seen where a variable or a file stands for it', () => {
    expect(
      withArgs('--password=$(PASSWORD)', '--token=/etc/api/token', '--password-file=x', '--db=postgres://u:$(PW)@db'),
    ).toEqual([]);
  });

  it('may be none, which an exception says with its place', () => {
    const program = Program.image(IMAGE, { args: [`--example=${URL}`, `--other=${URL}`] });
    const exceptions = [HardeningException.literalText('program.args[0]', 'the example of a manual')];
    expect(problemsOf({ program, pod: { exceptions } })).toEqual([message('program.args[1]', 'a URL with a password')]);
    expect(templateOf({ program, pod: { exceptions } }).metadata).not.toHaveProperty('annotations');
  });

  it('may be none in several places, each of which an exception names', () => {
    const [first, second] = ['program.args[0]', 'program.args[1]'].map((place) =>
      HardeningException.literalText(place, 'an example'),
    );
    const program = Program.image(IMAGE, { args: [URL, URL] });
    expect(problemsOf({ program, pod: { exceptions: [first, second] } })).toEqual([]);
    expect(problemsOf({ program, pod: { exceptions: [first, second, first] } })).toEqual([
      'pod.exceptions: got "literal-text program.args[0]" twice, allowed each exception once; keep one',
    ]);
  });

  it('is excepted outside the environment alone', () => {
    const exceptions = [HardeningException.literalEnv('program.args[0]', 'an example')];
    expect(problemsOf({ program: Program.image(IMAGE, { args: [URL] }), pod: { exceptions } })).toContain(
      message('program.args[0]', 'a URL with a password'),
    );
  });
});

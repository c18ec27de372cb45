import { EnvValue } from 'cdk8s-plus-27';
import { exactArguments } from '../fields/exact-arguments';
import { Settled } from '../fields/field';
import { optionsOf } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { PROGRAM_FOLDER } from './folders';
import { image, pullPolicy } from './image';
import { Interpreter, interpreter } from './interpreter';
import { ProgramFile, fileSetProblems, programFile } from './program-file';
import { IMAGE_PROGRAM, ImageProgramOptions, SCRIPT_PROGRAM, ScriptProgramOptions } from './program-options';
import { PythonPackages, PythonSetup, REQUIREMENTS_FILE, pythonEnv } from './python';
import { PYTHON_OPTIONS } from './python-options';

/** All that a pod has to know of its program. */
export interface SettledProgram {
  readonly image: string;
  readonly pullPolicy: string;
  /** What is started, in exec form; nothing for the image's own entry point. */
  readonly command?: string[];
  readonly args: string[];
  /** The files that are carried in a ConfigMap, by name. */
  readonly files: Record<string, string>;
  /** Environment that the interpreter needs. A user may set most of it. */
  readonly env: Record<string, EnvValue>;
  /** Variables of it that a user may not set. */
  readonly reservedEnv: string[];
  /** What is installed before it starts. */
  readonly packages?: PythonPackages;
  /** What is wrong with all its files together. */
  readonly problems: Problem[];
}

const IMAGE = { image, options: optionsOf(IMAGE_PROGRAM).or({}) };

/** What an interpreter says once for many programs. */
const OF_INTERPRETER = Object.fromEntries([
  ...['image', 'command'].map((name) => [name, 'give it to the Interpreter']),
  ...Object.keys(PYTHON_OPTIONS).map((name) => [name, 'give it to Interpreter.python']),
]);

const SCRIPT = { path: programFile, interpreter, options: optionsOf(SCRIPT_PROGRAM, OF_INTERPRETER).or({}) };

/**
 * What a pod runs: an image with its command, or a file of yours that is carried in a ConfigMap. It is started
 * in exec form, so it is process 1: it gets SIGTERM, and its exit code decides.
 */
export class Program {
  /**
   * A program that is inside an image.
   *
   * @throws when the image has no fixed tag, or the command starts with nothing
   */
  public static image(reference: string, options?: ImageProgramOptions): Program {
    const settled = settleArguments('Program.image', { image: reference, options }, IMAGE);
    return new Program({ image: settled.image, files: [], ...settled.options });
  }

  /**
   * A file of yours, started by an interpreter.
   *
   * @param path relative to the folder that synth runs in
   * @param interpreter one for all programs of its image and its requirements
   * @throws when a file is missing, empty or not text with LF line ends, and when all of them, with the requirements of
   * the interpreter, exceed 1 MiB or two have one name
   */
  public static script(path: string, interpreter: Interpreter, options?: ScriptProgramOptions): Program {
    const settled = settleArguments('Program.script', { path, interpreter, options }, SCRIPT, (given) =>
      fileSetProblems('files', filesOf(given)),
    );
    const { image, command, python } = settled.interpreter._start;
    return new Program({
      image,
      files: filesOf(settled),
      command: [...command, `${PROGRAM_FOLDER}/${settled.path.name}`],
      args: settled.options.args,
      python,
    });
  }

  /**
   * An image with its own entry point, whose reference a prop of its construct has checked.
   *
   * @internal
   */
  public static _of(reference: string): Program {
    return new Program({ image: reference, files: [] });
  }

  private constructor(private readonly parts: Parts) {}

  /** The image. */
  public get imageReference(): string {
    return this.parts.image;
  }

  /** What is started, in exec form; nothing for the image's own entry point. */
  public get command(): string[] | undefined {
    return this.parts.command;
  }

  /** The arguments. */
  public get args(): string[] | undefined {
    return this.parts.args;
  }

  /** The files that are carried in a ConfigMap, by name. */
  public get files(): { [name: string]: string } {
    return byName(this.parts.files);
  }

  /**
   * Whether it imports the modules that the library puts beside it.
   *
   * @internal
   */
  public get _isPython(): boolean {
    return this.parts.python !== undefined;
  }

  /**
   * What its pod has to know, once and for all. The construct that runs the program puts files of its own beside it.
   *
   * @internal
   */
  public _settle(filesBeside: { [name: string]: string }): SettledProgram {
    const { image, command, args = [], python } = this.parts;
    const added = Object.entries(filesBeside).map(([name, content]) => ({ name, content }));
    const files = [...this.parts.files, ...added];
    return {
      image,
      pullPolicy: pullPolicy(image),
      command,
      args,
      files: byName(files),
      env: python ? pythonEnv(python.packages !== undefined) : {},
      reservedEnv: python?.packages ? ['PYTHONPATH'] : [], // where it finds the packages
      packages: python?.packages,
      problems: fileSetProblems('program.files', files),
    };
  }

  static {
    exactArguments(this, { meant: { image: "write it among the options: { command: ['sh', '-c', '…'] }" } });
  }
}

interface Parts {
  readonly image: string;
  readonly files: ProgramFile[];
  readonly command?: string[];
  readonly args?: string[];
  readonly python?: PythonSetup;
}

/** The script, what lies beside it, and the requirements of its interpreter under the name that pip is given. */
function filesOf({ path, interpreter, options }: Settled<typeof SCRIPT>): ProgramFile[] {
  const { requirements } = interpreter._start.python ?? {};
  return [path, ...options.files, ...(requirements ? [{ ...requirements, name: REQUIREMENTS_FILE }] : [])];
}

function byName(files: ProgramFile[]): { [name: string]: string } {
  return Object.fromEntries(files.map(({ name, content }) => [name, content]));
}

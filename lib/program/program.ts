import { Size } from 'cdk8s';
import { EnvValue, ResourceFieldPaths } from 'cdk8s-plus-27';
import { Problem, rejectValueIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { Types, isText, isValue, listOf, optional, optionsOf, requireArguments } from '../fields/types';
import { sizeProblems } from '../kubernetes/amounts';
import { isSize } from '../kubernetes/cdk8s-types';
import { processTextProblems } from '../kubernetes/process-arguments';
import { imageProblems } from './image';
import { PackageIndex } from './package-index';
import { ProgramFile, fileSetProblems, readProgramFile } from './program-file';
import { ImageProgramOptions, PythonProgramOptions, ScriptProgramOptions } from './program-options';
import { requirementsProblems } from './requirements';

/** What a Python program installs before it starts. Not part of the public API. */
export interface PythonPackages {
  readonly index?: PackageIndex;
  readonly size: Size;
}

/** Where the files of a program are mounted, read-only. */
export const PROGRAM_FOLDER = '/opt/program';

/** Where installed Python packages are mounted, read-only for the program. */
export const PACKAGES_FOLDER = '/opt/packages';

/** The name of the requirements file beside the program. */
export const REQUIREMENTS_FILE = 'requirements.txt';

const PACKAGES_SIZE = { min: Size.mebibytes(16), default: Size.mebibytes(256), max: Size.gibibytes(16) };

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
  public static image(reference: string, options: ImageProgramOptions = {}): Program {
    const types = { image: isText, options: optional(optionsOf(IMAGE_OPTIONS)) };
    const { command, args } = requireArguments('Program.image', { image: reference, options }, types).options ?? {};
    const problems = [...imageProblems('image', reference), ...commandProblems(command), ...textProblems('args', args)];
    rejectValueIfAny('Program.image', problems);
    return new Program(reference, [], command, args);
  }

  /**
   * A POSIX shell script, started with the image's `/bin/sh`.
   *
   * @param path relative to the folder that synth runs in
   * @throws when the file is missing, empty or not text with LF line ends, or the image has no fixed tag
   */
  public static shell(path: string, options: ScriptProgramOptions): Program {
    const types = { file: isText, options: optionsOf(SCRIPT_OPTIONS) };
    const given = requireArguments('Program.shell', { file: path, options }, types).options;
    const { files, problems } = readFiles(path, given);
    rejectValueIfAny('Program.shell', [...problems, ...fileSetProblems(files)]);
    return new Program(given.image, files, ['/bin/sh', `${PROGRAM_FOLDER}/${files[0].name}`], given.args);
  }

  /**
   * A Python program, started with the `python` of the image. PYTHONUNBUFFERED, PYTHONDONTWRITEBYTECODE,
   * OMP_NUM_THREADS (the CPU limit) and, with `requirements`, PYTHONPATH are set for it.
   *
   * @param path relative to the folder that synth runs in
   * @throws when a file is missing, empty or not text with LF line ends, or the image has no fixed tag
   */
  public static python(path: string, options: PythonProgramOptions): Program {
    const types = { file: isText, options: optionsOf(PYTHON_OPTIONS) };
    const given = requireArguments('Program.python', { file: path, options }, types).options;
    const { files, problems } = readFiles(path, given);
    problems.push(...packagesProblems(given));
    if (given.requirements !== undefined) {
      const { content } = readProgramFile('requirements', given.requirements, problems);
      problems.push(...requirementsProblems('requirements', content));
      files.push({ name: REQUIREMENTS_FILE, content });
    }
    rejectValueIfAny('Program.python', [...problems, ...fileSetProblems(files)]);
    const packages =
      given.requirements === undefined
        ? undefined
        : { index: given.packageIndex, size: given.packagesSize ?? PACKAGES_SIZE.default };
    const command = ['python', `${PROGRAM_FOLDER}/${files[0].name}`];
    return new Program(given.image, files, command, given.args, packages, true);
  }

  /**
   * An image with its own entry point, whose reference a prop of its construct has checked.
   *
   * @internal
   */
  public static _of(reference: string): Program {
    return new Program(reference, []);
  }

  private constructor(
    /** The image. */
    public readonly imageReference: string,
    private readonly fileList: ProgramFile[],
    /** What is started, in exec form; nothing for the image's own entry point. */
    public readonly command?: string[],
    /** The arguments. */
    public readonly args?: string[],
    /** @internal */
    public readonly _packages?: PythonPackages,
    /** @internal */
    public readonly _isPython = false,
  ) {}

  /** The files that are carried in a ConfigMap, by name. */
  public get files(): { [name: string]: string } {
    return Object.fromEntries(this.fileList.map(({ name, content }) => [name, content]));
  }

  /**
   * The same program with more files beside it, which belong to the construct that runs it.
   *
   * @internal
   */
  public _beside(more: { [name: string]: string }): Program {
    const added = Object.entries(more).map(([name, content]) => ({ name, content }));
    const files = [...this.fileList, ...added];
    return new Program(this.imageReference, files, this.command, this.args, this._packages, this._isPython);
  }

  /**
   * What is wrong with all its files together.
   *
   * @internal
   */
  public get _fileProblems(): Problem[] {
    return fileSetProblems(this.fileList);
  }

  /**
   * Environment that the interpreter needs.
   *
   * @internal
   */
  public get _environment(): { [name: string]: EnvValue } {
    if (!this._isPython) {
      return {};
    }
    const packages: Record<string, EnvValue> = this._packages
      ? { PYTHONPATH: EnvValue.fromValue(PACKAGES_FOLDER) }
      : {};
    return {
      ...packages,
      HOME: EnvValue.fromValue('/tmp'), // where libraries keep their caches; `/` is read-only
      PYTHONUNBUFFERED: EnvValue.fromValue('1'), // a log line is seen when it is written
      PYTHONDONTWRITEBYTECODE: EnvValue.fromValue('1'), // the program's folder is read-only
      OMP_NUM_THREADS: EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT), // more threads than CPUs get throttled
    };
  }
}

const IMAGE_OPTIONS: Types<ImageProgramOptions> = {
  command: optional(listOf(isText)),
  args: optional(listOf(isText)),
};

const SCRIPT_OPTIONS: Types<ScriptProgramOptions> = {
  image: isText,
  args: optional(listOf(isText)),
  files: optional(listOf(isText)),
};

const PYTHON_OPTIONS: Types<PythonProgramOptions> = {
  ...SCRIPT_OPTIONS,
  requirements: optional(isText),
  packageIndex: optional(isValue(PackageIndex, ['of'])),
  packagesSize: optional(isSize),
};

function readFiles(path: string, options: ScriptProgramOptions): { files: ProgramFile[]; problems: Problem[] } {
  const problems = imageProblems('image', options.image);
  const main = readProgramFile('file', path, problems);
  const others = (options.files ?? []).map((file, index) => readProgramFile(`files[${index}]`, file, problems));
  return { files: [main, ...others], problems: [...problems, ...textProblems('args', options.args)] };
}

function commandProblems(command: string[] | undefined): Problem[] {
  const fix = "name what is started, or leave it out to start the image's entry point";
  return command === undefined || command[0]
    ? textProblems('command', command)
    : [{ prop: 'command', got: show(command), allowed: 'a program and what it is started with', fix }];
}

function textProblems(prop: string, texts: string[] = []): Problem[] {
  return texts.flatMap((text, index) => processTextProblems(`${prop}[${index}]`, text));
}

function packagesProblems({ requirements, packageIndex, packagesSize }: PythonProgramOptions): Problem[] {
  const fix = 'measure with `pip install --target` and `du`';
  const idle = requirements === undefined ? Object.entries({ packageIndex, packagesSize }) : [];
  const set = idle.filter(([, value]) => value !== undefined);
  return [
    ...sizeProblems('packagesSize', packagesSize, { ...PACKAGES_SIZE, fix }),
    ...set.map(([prop]) => ({
      prop,
      got: 'a value without requirements',
      allowed: 'with requirements',
      fix: 'name the requirements file, or leave this out',
    })),
  ];
}

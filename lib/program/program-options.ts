import { Size } from 'cdk8s';
import { Fields } from '../fields/field';
import { listOf, valueOf } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { size } from '../kubernetes/amounts';
import { processText } from '../kubernetes/process-arguments';
import { image } from './image';
import { PackageIndex } from './package-index';
import { programFile } from './program-file';
import { requirementsFile } from './requirements';

/** How a program inside an image is started. */
export interface ImageProgramOptions {
  /**
   * What is started instead of the image's entry point, in exec form.
   *
   * @default - the entry point of the image
   * @throws when it starts with nothing, holds NUL, or a part of it exceeds 131071 bytes
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
   */
  readonly command?: string[];

  /**
   * Arguments. Kubernetes puts the value of a variable of `env` for its `$(NAME)`, and `$` for `$$`.
   *
   * @default - those of the image, unless `command` is given; then none
   * @throws when one holds NUL or exceeds 131071 bytes
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
   */
  readonly args?: string[];
}

/** How a script of yours is started. */
export interface ScriptProgramOptions {
  /**
   * The image with the interpreter: a fixed tag or a digest, never `latest`.
   *
   * @throws when it is no image, has no tag, or its tag is `latest`
   * @see https://kubernetes.io/docs/concepts/containers/images/
   */
  readonly image: string;

  /**
   * Arguments of the script. No shell reads them, but Kubernetes puts the value of a variable of `env` for its
   * `$(NAME)`, and `$` for `$$`.
   *
   * @default - none
   * @throws when one holds NUL or exceeds 131071 bytes
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
   */
  readonly args?: string[];

  /**
   * More files that lie beside the script, by their paths. Their names must differ.
   *
   * @default - none
   * @throws when a file is missing, empty, not text with LF line ends, or all together exceed 1 MiB
   * @see https://kubernetes.io/docs/concepts/configuration/configmap/
   */
  readonly files?: string[];
}

/** How a Python program of yours is started. */
export interface PythonProgramOptions extends ScriptProgramOptions {
  /**
   * A requirements file, each line pinned with hashes. An init container installs it at each start of a pod, with
   * TCP 443 to anywhere opened for that; a prebuilt image starts faster and needs no opening.
   *
   * @default - no packages but those of the image
   * @throws when a line is not pinned or has no hash
   */
  readonly requirements?: string;

  /**
   * The package index that the requirements come from.
   *
   * @default - the public one, and TCP 443 open to anywhere
   * @throws without `requirements`
   */
  readonly packageIndex?: PackageIndex;

  /**
   * Room for the installed packages, in whole KiB from 16 MiB to 16 GiB, while pip unpacks them. It is part of the
   * pod's ephemeral storage.
   *
   * @default Size.mebibytes(256) - pandas and numpy peak at 185 MiB while they are installed
   * @throws outside that range, or without `requirements`
   */
  readonly packagesSize?: Size;
}

const args = listOf(processText).orNothing;

export const IMAGE_PROGRAM = {
  command: listOf(processText).checkedBy(startProblems).orNothing,
  args,
} satisfies Fields<ImageProgramOptions>;

export const SCRIPT_PROGRAM = {
  image,
  args,
  files: listOf(programFile).or([]),
} satisfies Fields<ScriptProgramOptions>;

export const PYTHON_PROGRAM = {
  ...SCRIPT_PROGRAM,
  requirements: requirementsFile.orNothing,
  packageIndex: valueOf(PackageIndex, ['of']).orNothing,
  packagesSize: size({
    min: Size.mebibytes(16),
    max: Size.gibibytes(16),
    fix: 'measure with `pip install --target` and `du`',
  }).or(Size.mebibytes(256)),
} satisfies Fields<PythonProgramOptions>;

function startProblems(prop: string, command: string[]): Problem[] {
  return unless(Boolean(command[0]), {
    prop,
    got: show(command),
    allowed: 'a program and what it is started with',
    fix: "name what is started, or leave it out to start the image's entry point",
  });
}

/** Options about packages say nothing where none are installed. */
export function idleOptionProblems({ requirements, packageIndex, packagesSize }: PythonProgramOptions): Problem[] {
  const isIdle = requirements === undefined || requirements === null;
  const given = Object.entries({ packageIndex, packagesSize }).filter(([, value]) => value);
  return given.flatMap(([prop]) =>
    unless(!isIdle, {
      prop,
      got: 'a value without requirements',
      allowed: 'with requirements',
      fix: 'name the requirements file, or leave this out',
    }),
  );
}

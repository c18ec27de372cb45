import { Fields } from '../fields/field';
import { listOf } from '../fields/kinds';
import { processText } from '../kubernetes/process-arguments';
import { command } from './command';
import { programFile } from './program-file';

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

const args = listOf(processText).orNothing;

export const IMAGE_PROGRAM = {
  command: command("name what is started, or leave it out to start the image's entry point").orNothing,
  args,
} satisfies Fields<ImageProgramOptions>;

export const SCRIPT_PROGRAM = {
  args,
  files: listOf(programFile).or([]),
} satisfies Fields<ScriptProgramOptions>;

import { Size } from 'cdk8s';
import { PackageIndex } from './package-index';

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

import { exactArguments } from '../fields/exact-arguments';
import { optionsOf, valueOf } from '../fields/kinds';
import { settleArguments } from '../fields/settle';
import { command } from './command';
import { image } from './image';
import { PythonSetup, pythonPackages } from './python';
import { PYTHON_OPTIONS, PythonOptions, idleOptionProblems } from './python-options';

/** How an interpreter starts a file. */
interface Start {
  readonly image: string;
  /** What stands before the path of the file, in exec form. */
  readonly command: string[];
  /** What Python programs get beside that. */
  readonly python?: PythonSetup;
}

const SHELL = { image };
const PYTHON = {
  image,
  options: optionsOf(PYTHON_OPTIONS)
    .checkedBy((_, given) => idleOptionProblems(given))
    .or({}),
};
const OTHER = {
  image,
  command: command("name what starts the file, for example Interpreter.of('node:22.12-alpine', 'node')"),
};

/**
 * What starts a file of yours: an image, and what is started in it. It is said once for many programs.
 *
 * The image has a fixed tag or a digest, never `latest`.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/
 */
export class Interpreter {
  /**
   * The `/bin/sh` of an image, for POSIX shell scripts.
   *
   * @param image e.g. `busybox:1.37`
   * @throws when it is no image, has no tag, or its tag is `latest`
   */
  public static shell(image: string): Interpreter {
    const settled = settleArguments('Interpreter.shell', { image }, SHELL);
    return new Interpreter({ image: settled.image, command: ['/bin/sh'] });
  }

  /**
   * The `python` of an image. PYTHONUNBUFFERED, PYTHONDONTWRITEBYTECODE, OMP_NUM_THREADS (the CPU limit) and, with
   * `requirements`, PYTHONPATH are set for its programs, and the modules of the library lie beside those that work on a
   * queue.
   *
   * @param image e.g. `python:3.13-alpine`
   * @throws when it is no image, has no tag, or its tag is `latest`, and when the requirements are not pinned
   */
  public static python(image: string, options?: PythonOptions): Interpreter {
    const settled = settleArguments('Interpreter.python', { image, options }, PYTHON);
    const { requirements, packagesSize, packageIndex } = settled.options;
    return new Interpreter({
      image: settled.image,
      command: ['python'],
      python: { requirements, packages: requirements && pythonPackages(packagesSize, packageIndex) },
    });
  }

  /**
   * Any other: `Interpreter.of('node:22.12-alpine', 'node')`. Its programs get no variables, no packages and, unless the
   * command names `QueueWorkerPool.CORE`, no modules of the library, also where it is a Python.
   *
   * @param image with what the command starts
   * @param command in exec form; the path of the file comes behind it. Kubernetes puts the value of a variable of `env`
   * for its `$(NAME)`, and `$` for `$$`
   * @throws when it is no image, has no tag, or its tag is `latest`, and when the command starts with nothing, holds NUL,
   * or a part of it exceeds 131071 bytes
   */
  public static of(image: string, ...command: string[]): Interpreter {
    return new Interpreter(settleArguments('Interpreter.of', { image, command }, OTHER));
  }

  private constructor(
    /** @internal */
    public readonly _start: Start,
  ) {}

  static {
    exactArguments(this, { variadic: ['of'] });
  }
}

/** A prop that takes such a value. */
export const interpreter = valueOf(Interpreter, ['shell', 'python', 'of']);

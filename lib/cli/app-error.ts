import { join, relative, sep } from 'path';
import { fileURLToPath } from 'url';
import { inspect } from 'util';

/** The first line of what cdk8s throws when validations of an app have failed. */
const CDK8S_VALIDATION = 'Validation failed with the following errors:';

/** The library: its sources in the repository, its compiled files in the package. */
const OURS = join(__dirname, '..') + sep;
const LAUNCHER = join(__dirname, '..', '..', 'bin') + sep;

/** Libraries whose errors are about their use: such an error is a user's mistake, not a bug. */
const LIBRARIES = /[\\/]node_modules[\\/](cdk8s|cdk8s-plus-\d+|constructs)[\\/]/;

const FRAME = /^\s+at (?:.*\(|async )?(.+):(\d+):(\d+)\)?$/;

/** A user's mistake has its message and its place in the app. Anything else is a bug, whose stack helps. */
export function describeAppError(error: unknown): string {
  if (!(error instanceof Error)) {
    return typeof error === 'string' ? error : inspect(error); // JavaScript throws anything
  }
  const { name, message, stack = '' } = error;
  if (message.startsWith(CDK8S_VALIDATION)) {
    const [, ...lines] = message.split('\n');
    return lines.map((line) => line.trim()).join('\n');
  }
  if (name === 'BundleError' || name === 'TSError') {
    return message.trim();
  }
  const frames = stack.split('\n').flatMap(frameIn);
  const isMistake = name === 'ProblemsError' || LIBRARIES.test(frames[0]?.file ?? '');
  return isMistake ? `${message.trim()}${placeOf(frames)}` : stack || message;
}

interface Frame {
  readonly file: string;
  readonly line: string;
  readonly column: string;
}

function frameIn(text: string): Frame[] {
  const [, file, line, column] = FRAME.exec(text) ?? [];
  return file === undefined ? [] : [{ file: file.startsWith('file:') ? fileURLToPath(file) : file, line, column }];
}

/** The line of the app that made the mistake. */
function placeOf(frames: Frame[]): string {
  const isOfApp = ({ file }: Frame) => ![OURS, LAUNCHER, 'node:'].some((start) => file.startsWith(start));
  const own = frames.find((frame) => isOfApp(frame) && !/[\\/]node_modules[\\/]/.test(frame.file));
  return own === undefined ? '' : `\n    at ${relative(process.cwd(), own.file)}:${own.line}:${own.column}`;
}

import { text } from '../fields/kinds';
import { Problem } from '../fields/problem';

/** NUL ends an argument, and half a character has no bytes. */
const NO_TEXT = /\0|\p{Surrogate}/u;

/** The longest argument, or variable with its name, that Linux starts a process with: 128 KiB with the NUL at its end. */
const MAX_BYTES = 131071;

/** An argument of a program. */
export const processText = text.checkedBy((prop, value) => processTextProblems(prop, value));

/** Whether a text can be an argument or the value of a variable. */
export function isProcessText(value: unknown): value is string {
  return typeof value === 'string' && !NO_TEXT.test(value);
}

/** A text that a process is started with, behind `NAME=` if it is a variable. It may be a secret, so it is not repeated. */
export function processTextProblems(prop: string, value: string, variable?: string): Problem[] {
  if (!isProcessText(value)) {
    const got = 'a text with NUL or half a character';
    return [{ prop, got, allowed: 'text', fix: 'leave out NUL and halves of characters' }];
  }
  const bytes = Buffer.byteLength(variable === undefined ? value : `${variable}=${value}`);
  const allowed = `at most ${MAX_BYTES} bytes, which Linux can start a process with`;
  return bytes <= MAX_BYTES ? [] : [{ prop, got: `${bytes} bytes`, allowed, fix: 'hand it over in a file' }];
}

/** A text as a program will see it: Kubernetes replaces `$(NAME)` in a value, and reads `$$` as `$`. */
export function literal(text: string): string {
  return text.replace(/\$/g, '$$$$');
}

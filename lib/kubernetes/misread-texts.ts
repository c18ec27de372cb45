import { Yaml } from 'cdk8s';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest } from './manifest';
import { UNREADABLE } from './yaml-characters';

/** Numbers as kubectl reads them, once it has skipped each `_`. cdk8s quotes most of them, but not all. */
const NUMBER = /^[-+]?(0b[-+]?[01]+|0o[0-7]+|0x[0-9a-f]+|\d+(\.\d*)?(e[-+]?\d+)?)$/i;

/** Lines whose indentation kubectl would read off a first line that begins with a tab, or off blanks alone. */
const UNCLEAR_INDENTATION = /^- \|[-+]?\n[\n ]*(\t|$)/;

/** A text that does not match is read as it is meant, without a closer look. */
const SUSPECT = new RegExp(`^[-+0-9\\s]|${UNREADABLE.source}`, 'u');

/**
 * Texts, and names of fields, that kubectl would not read as they were meant: the API server would refuse the object, or
 * hold another text. cdk8s writes the YAML and lets nobody say how, so what it writes is looked at.
 */
export function misreadTextProblems(rendered: Manifest): Problem[] {
  const { kind, metadata } = rendered;
  return misreadIn(rendered, `${kind} ${show(metadata.name)} `);
}

/** Whether kubectl would read another text, or refuse the text. */
export function isMisread(text: string): boolean {
  return misreading(text) !== undefined;
}

function misreadIn(value: Manifest, path: string): Problem[] {
  if (typeof value === 'string') {
    const problem = misreading(value);
    return problem ? [{ prop: path, ...problem }] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => misreadIn(item, `${path}[${index}]`));
  }
  return Object.entries(value ?? {}).flatMap(([name, inner]) => {
    const below = /^[A-Za-z]\w*$/.test(name) ? `${path}.${name}` : `${path}[${show(name)}]`;
    return [...misreadIn(name, `${path}, a name in it,`), ...misreadIn(inner, below)];
  });
}

function misreading(text: string): Omit<Problem, 'prop'> | undefined {
  if (!SUSPECT.test(text)) {
    return undefined;
  }
  const place = text.search(UNREADABLE);
  if (place >= 0) {
    const fix = 'leave it out, encode it, or carry it in a file of the program';
    return { got: characterAt(text, place), allowed: 'characters that YAML shows as they are', fix };
  }
  const written = Yaml.stringify([text]);
  if (UNCLEAR_INDENTATION.test(written) && /[\t ]/.test(text)) {
    const allowed = 'lines of which the first does not begin with a tab, and not blanks alone';
    const fix = 'begin with the first word, as trimStart() does, or carry it in a file of the program';
    return { got: show(text), allowed, fix };
  }
  if (NUMBER.test(text.replace(/_/g, '')) && written === `- ${text}\n`) {
    const fix = 'write the number in another way, or within a longer text, such as --mode=0o644';
    return { got: show(text), allowed: 'a text that kubectl does not take for a number', fix };
  }
  return undefined;
}

/** The code and the place: in a message the character itself would not be seen, or would break the line. */
function characterAt(text: string, place: number): string {
  const lines = text.slice(0, place).split('\n');
  const code = text.charCodeAt(place).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code} in line ${lines.length}, character ${lines[lines.length - 1].length + 1}`;
}

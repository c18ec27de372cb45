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

/** Of the others, nearly all are amounts such as `100m`, which are no numbers. YAML is asked about what may be misread alone. */
function isSuspect(text: string): boolean {
  return SUSPECT.test(text) && (/^\s/.test(text) || isNumber(text) || UNREADABLE.test(text));
}

function isNumber(text: string): boolean {
  return NUMBER.test(text.replace(/_/g, ''));
}

/**
 * Texts, and names of fields, that kubectl would not read as they were meant: the API server would refuse the object, or
 * hold another text. cdk8s writes the YAML and lets nobody say how, so what it writes is looked at.
 */
export function misreadTextProblems(rendered: Manifest): Problem[] {
  const problems: Problem[] = [];
  look(rendered, [], (place, problem) => {
    const { kind, metadata } = rendered;
    problems.push({ prop: `${kind} ${show(metadata.name)} ${place()}`, ...problem });
  });
  return problems;
}

type Found = (place: () => string, problem: Omit<Problem, 'prop'>) => void;

/** Whether kubectl would read another text, or refuse the text. */
export function isMisread(text: string): boolean {
  return misreading(text) !== undefined;
}

/** Walks through a value. A place is written down where something is found. */
function look(value: Manifest, at: (string | number)[], found: Found): void {
  if (typeof value === 'string') {
    const problem = misreading(value);
    if (problem) {
      found(() => at.map(segment).join(''), problem);
    }
  } else if (typeof value === 'object' && value !== null) {
    const names: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    for (const name of names) {
      const problem = typeof name === 'string' ? misreading(name) : undefined;
      if (problem) {
        found(() => `${at.map(segment).join('')}, a name in it,`, problem);
      }
      at.push(name);
      look(value[name], at, found);
      at.pop();
    }
  }
}

function segment(name: string | number): string {
  return typeof name === 'string' && /^[A-Za-z]\w*$/.test(name)
    ? `.${name}`
    : `[${typeof name === 'number' ? name : show(name)}]`;
}

/** What YAML makes of short numbers, which stand in every object. */
const short = new Map<string, Omit<Problem, 'prop'> | undefined>();

function misreading(text: string): Omit<Problem, 'prop'> | undefined {
  if (!isSuspect(text)) {
    return undefined;
  }
  if (!/^\d{1,5}$/.test(text)) {
    return judged(text);
  }
  if (!short.has(text)) {
    short.set(text, judged(text));
  }
  return short.get(text);
}

function judged(text: string): Omit<Problem, 'prop'> | undefined {
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
  if (isNumber(text) && written === `- ${text}\n`) {
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

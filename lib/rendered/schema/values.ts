/** What a value must be to be read at all, and what is said where it is something else. */

import { Problem } from '../../fields/problem';
import { show } from '../../fields/show';
import { Shape, Sort } from './types';
import { Place, asPath, isSecret } from './way';

const INT32 = 2 ** 31;

/** As the API server reads it, which allows white space around. */
const QUANTITY = /^\s*[-+]?(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?\d+)?\s*$/;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([.,]\d+)?(Z|[-+]\d\d:\d\d)$/;

/** Whether a value has the type of its place. */
export function isRight(value: unknown, { sort, name }: Shape): boolean {
  switch (sort) {
    case 'object':
    case 'map':
      return typeof value === 'object' && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'whole number':
      return isWhole(value, name === 'int32');
    case 'whole number or text':
      return typeof value === 'string' || isWhole(value, true);
    case 'quantity':
      return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && QUANTITY.test(value);
    case 'time':
      return typeof value === 'string' && TIME.test(value);
    case 'bytes':
      return typeof value === 'string' && isBase64(value);
    case 'anything':
      return true;
    case 'nothing':
      return Array.isArray(value) && value.length === 0;
  }
}

/** A value of another type. */
export function typeProblem(place: Place, value: unknown, shape: Shape): Problem {
  const isHidden = isSecret(place);
  return {
    prop: asPath(place),
    got: isHidden ? KIND_OF[typeof value] : show(value),
    allowed: allowedBy(shape),
    fix: isHidden ? WAY_OUT[shape.sort] : (rewritten(value, shape) ?? WAY_OUT[shape.sort]),
  };
}

/** What would be a value of a type. */
export function allowedBy(shape: Shape): string {
  const { sort, name, values, item } = shape;
  switch (sort) {
    case 'object':
      return `the fields of ${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
    case 'list':
      return `a list, each item ${allowedBy(item as Shape)}`;
    case 'map':
      return `keys, each with ${allowedBy(item as Shape)}`;
    case 'whole number':
      return name === 'int32' ? `a whole number from ${-INT32} to ${INT32 - 1}` : 'a whole number';
    case 'text':
      return values === undefined ? 'text' : 'one of a few texts';
    default:
      return ALLOWED[sort];
  }
}

const ALLOWED = {
  flag: 'true or false',
  quantity: 'a quantity',
  'whole number or text': 'a whole number or text',
  time: 'a time as in RFC 3339',
  bytes: 'bytes in base64',
  anything: 'anything',
  nothing: 'nothing: no template of pods may have it',
} as const;

const WAY_OUT: Readonly<Record<Sort, string>> = {
  object: 'write its fields by their names',
  list: 'write a list, if only of one',
  map: 'write each value under its key',
  text: 'write it in quotes',
  flag: 'write one of them without quotes',
  'whole number': 'write it in plain digits, without quotes',
  quantity: 'write for example "64Mi" or "100m"',
  'whole number or text': 'write a port or a count as a number, a name or a percentage in quotes',
  time: 'write for example "2026-11-27T12:00:00Z"',
  bytes: 'encode it',
  anything: 'leave it out',
  nothing: 'leave it out',
};

const KIND_OF: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  bigint: 'a number',
  boolean: 'true or false',
  object: 'a list or an object',
};

/** What was meant, where that is plain. */
function rewritten(value: unknown, { sort, name }: Shape): string | undefined {
  if (sort === 'text' && ['number', 'boolean'].includes(typeof value)) {
    return `write ${JSON.stringify(String(value))}`;
  }
  if (typeof value !== 'string') {
    return undefined;
  }
  if (sort === 'flag') {
    return /^(true|false)$/i.test(value) ? `write ${value.toLowerCase()}` : undefined;
  }
  const isNumber = sort === 'whole number' && /^-?\d{1,15}$/.test(value) && isWhole(Number(value), name === 'int32');
  return isNumber ? `write ${Number(value)}` : undefined;
}

function isWhole(value: unknown, isShort: boolean): boolean {
  return Number.isInteger(value) && (!isShort || ((value as number) < INT32 && (value as number) >= -INT32));
}

function isBase64(text: string): boolean {
  const letters = /[\r\n]/.test(text) ? text.replace(/[\r\n]/g, '') : text;
  return letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters);
}

import { Document, Scalar, visit } from 'yaml';
import { UNPRINTABLE } from '../kubernetes/yaml-characters';

/** Texts that YAML 1.1, which kubectl reads, or one of its parsers takes for something else than a text. */
const WORDS = /^(y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;

/** Texts that may stand without quotes, as none could be a number, a date or a sign of YAML. */
const PLAIN = /^[A-Za-z/][^\n\t]*$/;

/** Texts that are read best line by line, such as scripts. */
const LINES = /^\S.*\n/;

/** One document for all objects: its schema takes longer to make than the text of an object. */
const document = new Document();

/** YAML that every parser reads as the same object. */
export function toYaml(object: unknown): string {
  document.contents = document.createNode(object, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'string') {
        scalar.type = styleOf(scalar.value);
      }
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  return text.replace(new RegExp(UNPRINTABLE, 'gu'), escape); // all of them stand in double quotes
}

function styleOf(text: string): Scalar.Type {
  if (UNPRINTABLE.test(text)) {
    return 'QUOTE_DOUBLE';
  }
  if (LINES.test(text)) {
    return 'BLOCK_LITERAL';
  }
  if (PLAIN.test(text) && !WORDS.test(text)) {
    return 'PLAIN';
  }
  return /^[^'\n]*"[^'\n]*$/.test(text) ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE'; // JSON reads better without backslashes
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Writes lib/rendered/schema/table.ts: `npm run schema -- SCHEMAS MODULES`; CONTRIBUTING says what it reads. */

import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { KubernetesVersion } from '../../lib/platform/platform';
import { Field, Union } from './union';

const MINORS = Object.values(KubernetesVersion).map((version) => Number(version.split('.')[1]));
const OLDEST = Math.min(...MINORS);
const NEWEST = Math.max(...MINORS);

const HEAD =
  `// Written by tools/schema/generate.ts, and never edited: what Kubernetes ${OLDEST} to ${NEWEST} know of what we render.
// Longer than 200 lines, as it has every type of the API that a rendered object can have.
`.replace(/(\d\d) to (\d\d)/, '1.$1 to 1.$2');

function union(schemas: string, modules: string): Union {
  const all = new Union(modules);
  for (const minor of [...MINORS].reverse()) {
    all.add(minor, JSON.parse(readFileSync(join(schemas, `k8s-1.${minor}.json`), 'utf8')).definitions);
  }
  return all;
}

/** Since when and until when, where that is not as long as the whole type is there. */
function span(releases: number[], whole: number[][]): string {
  const [since, until] = [Math.min(...releases), Math.max(...releases)];
  const [first, last] = [Math.min(...whole.flat()), Math.max(...whole.flat())];
  if (releases.length !== until - since + 1) {
    throw new Error(`There, gone and there again: ${releases.join(', ')}`);
  }
  return `${since > first ? `@${since}` : ''}${until < last ? `~${until}` : ''}`;
}

function required(field: Field, all: Union): string {
  const newest = Math.max(...field.releases);
  if (field.requiredBy.includes(newest) || (field.isEmbedded && mustHave(field.type, all))) {
    return '!';
  }
  return field.requiredBy.length === 0 ? '' : `!${Math.max(...field.requiredBy)}`;
}

/** Whether a type must have a field in all releases, so that it is missed where the whole of it is. */
function mustHave(type: string, all: Union): boolean {
  const fields = [...(all.types.get(type)?.values() ?? [])];
  return fields.some(
    (field) =>
      field.requiredBy.length === MINORS.length ||
      (field.isEmbedded && field.type !== type && mustHave(field.type, all)),
  );
}

function write(all: Union): string {
  const fieldsOf = (fields: Map<string, Field>) => {
    const whole = [...fields.values()].map(({ releases }) => releases);
    return [...fields].sort(byName).map(([name, field]) => {
      return `${name}${required(field, all)}${span(field.releases, whole)} ${typeOf(field, all)}`;
    });
  };
  const valuesOf = (values: Map<string, number[]>) => {
    const whole = [...values.values()];
    return [...values].sort(byName).map(([value, releases]) => `${value || '""'}${span(releases, whole)}`);
  };
  return [
    HEAD,
    '/** The type of each kind. */',
    record('KINDS', all.kinds, (type) => [type]),
    '/**',
    ' * The fields of each type: `name type`, `name! type` where it must be there, `name!28 type` where it had to be until 1.28,',
    ' * `name@29~30 type` where 1.29 was the first release that had it, and 1.30 the last. `[]` is a list, `[+]` one that may not be',
    ' * empty, `{}` a map, and `*` a text whose empty one is a value of its own, not the same as nothing.',
    ' */',
    record('TYPES', all.types, fieldsOf),
    '/** The values of each type that has no others, as its fields are written. */',
    record('ENUMS', all.enums, valuesOf),
  ].join('\n');
}

function typeOf({ type, isPointer }: Field, all: Union): string {
  return isPointer && (type === 'string' || all.enums.has(type)) ? `*${type}` : type;
}

function record<V>(name: string, values: Map<string, V>, parts: (value: V) => string[]): string {
  const lines = [...values]
    .sort(byName)
    .map(([key, value]) => `  ${/\W/.test(key) ? `'${key}'` : key}: ${text(parts(value))},`);
  return `export const ${name}: Readonly<Record<string, string>> = {\n${lines.join('\n')}\n};\n`;
}

/** One line, or lines of a length that a diff shows well. */
function text(parts: string[]): string {
  const lines = [''];
  for (const part of parts) {
    const last = lines[lines.length - 1];
    if (last.length + part.length > 120) {
      lines.push(part);
    } else {
      lines[lines.length - 1] = last === '' ? part : `${last}, ${part}`;
    }
  }
  return lines.length === 1 ? `'${lines[0]}'` : `\`${lines.map((line) => `\n    ${line}`).join(',')}\``;
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

const [schemas, modules] = process.argv.slice(2);
writeFileSync('lib/rendered/schema/table.ts', write(union(schemas, modules)));

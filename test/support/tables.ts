import { readFileSync, readdirSync } from 'fs';
import { join, resolve } from 'path';
import { AnyField, Table } from '../../lib/fields/field';

/** The fields of a props interface, as `export const NAME = {…} satisfies Fields<PROPS>` declares them. */
export interface PropsTable {
  readonly file: string;
  readonly name: string;
  readonly props: string;
  readonly fields: Table;
}

/** An exported table. Nothing else at the beginning of a line stands between its name and its interface. */
const DECLARATION =
  /^export const (\w+) = (?:(?!^(?:export |const |function |class |interface ))[^])*? satisfies Fields<(\w+)>;$/gm;

/** All tables of the library, found by their text: nobody keeps a list of them. */
export const TABLES: PropsTable[] = (readdirSync('lib', { recursive: true }) as string[])
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => join('lib', path))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(DECLARATION)].map(([, name, props]) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- which files have a table is known only now
      const fields = require(resolve(file))[name] as Table;
      return { file, name, props, fields };
    }),
  );

/** The fields of an interface; nothing while it has no table. */
export function tableOf(props: string): Table | undefined {
  return TABLES.find((one) => one.props === props)?.fields;
}

/** A field with its interface and its prop. */
export interface PropField {
  readonly props: string;
  readonly prop: string;
  readonly field: AnyField;
}

export const FIELDS: PropField[] = TABLES.flatMap(({ props, fields }) =>
  Object.entries(fields).map(([prop, field]) => ({ props, prop, field })),
);

import { Duration, Size } from 'cdk8s';
import { Cpu, EnvFieldPaths, EnvValue } from 'cdk8s-plus-27';
import { PriorityClass } from '../../lib';
import { AnyField, Facts, Table } from '../../lib/fields/field';
import { isObjectLike } from '../../lib/fields/settle';
import { FIELDS } from '../support/tables';
import { valueOfClass } from './targets';

/** A value, and the kinds of fields that it is of the type of. */
export interface Sort {
  readonly value: unknown;
  readonly kinds: string[];
}

/** What pods refer to by its name, of whatever release of cdk8s-plus. */
const NAMED = ['Secret', 'ConfigMap', 'ServiceAccount', 'PersistentVolumeClaim'];
class Named {
  constructor(
    public readonly kind: string,
    public readonly name: string,
  ) {}
}

/** A value of each kind that has one of its own; what is made of others (lists, maps, props) is made of them. */
const OF_A_KIND: Record<string, unknown> = {
  text: 'x',
  flag: true,
  number: 5,
  duration: Duration.seconds(60),
  list: [],
  EnvValue: EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME),
  PriorityClass: PriorityClass.existing('x'),
  ...Object.fromEntries(NAMED.map((kind) => [kind, new Named(kind, 'x')])),
};

/** The classes of the library whose values some prop takes. */
const CLASSES = [...new Set(FIELDS.flatMap(({ field }) => classesOf(field)))];

/** A value of each sort that a caller without types may write. Null and undefined are of no type, but leave a prop out. */
export const SORTS: Sort[] = [
  { value: undefined, kinds: [] },
  { value: null, kinds: [] },
  ...Object.entries(OF_A_KIND).map(([kind, value]) => ({ value, kinds: [kind] })),
  { value: '1Gi', kinds: ['text', 'bytes', 'cpu'] },
  { value: {}, kinds: ['map', 'props'] },
  ...CLASSES.map(({ name }) => ({ value: valueOfClass(name), kinds: [name] })),
  ...CLASSES.map(({ name }) => ({ value: new { [name]: class {} }[name](), kinds: [] })), // of another copy of the library
  ...[Size.mebibytes(1), Cpu.millis(5)].map((value) => ({ value, kinds: [] })), // amounts are texts
  ...[() => 1, Symbol('x'), 10n, /x/, new Date(0), new Map(), new Error('x')].map((value) => ({ value, kinds: [] })),
];

/** Kinds that have a value here; that of an enum is one of its own. */
export const KNOWN_KINDS = ['enum', ...SORTS.flatMap(({ value, kinds }) => (value === undefined ? [] : kinds))];

/** A value for a prop, and the places in it that must be told, from the prop on: `[0]`, `["a"]`, `.pods`. */
export interface Trial {
  readonly value: unknown;
  readonly told: string[];
}

/** Props that hold a sort of value wherever one can stand, and the places that must be told, in their order. */
export function trialsOf(table: Table, sort: Sort): Trial[] {
  const trials = Object.entries(table).map(([prop, field]): [string, Trial[]] => [prop, trialsOfProp(field, sort)]);
  const count = Math.max(...trials.map(([, all]) => all.length));
  return Array.from({ length: count }, (_, place) => {
    const chosen = trials.map(([prop, all]): [string, Trial] => [prop, all[Math.min(place, all.length - 1)]]);
    return {
      value: Object.fromEntries(chosen.map(([prop, { value }]) => [prop, value])),
      told: chosen.flatMap(([prop, { told }]) => told.map((at) => `${prop}${at}`)),
    };
  });
}

/** Undefined and null leave an optional prop out. */
function trialsOfProp(field: AnyField, sort: Sort): Trial[] {
  const [first, ...others] = trialsOfValue(field, sort);
  const isLeftOut = isNothing(sort) && field.presence === 'optional';
  return [isLeftOut ? { ...first, told: [] } : first, ...others];
}

/** The value itself; in a list, in a map, and among the props of its own. */
function trialsOfValue(field: AnyField, sort: Sort): Trial[] {
  const { item, table, kind } = field.facts;
  const itself =
    table && mayPass(table, sort)
      ? { value: {}, told: [] }
      : { value: sort.value, told: isOf(field, sort) ? [] : [''] };
  const items = item ? trialsOfValue(item, sort) : [];
  return [
    itself,
    ...items.map(({ value, told }) =>
      kind === 'list'
        ? { value: [value], told: told.map((at) => `[0]${at}`) }
        : { value: { a: value }, told: told.map((at) => `["a"]${at}`) },
    ),
    ...(table ? trialsOf(table, sort) : []).map(({ value, told }) => ({ value, told: told.map((at) => `.${at}`) })),
  ];
}

/** The kinds whose values a field takes itself: of a `text or number` both. */
export function kindsOf({ kind, valueClass }: Facts): string[] {
  return valueClass ? [valueClass.name] : kind.split(' or ');
}

/** Whether a value of a class has a name that a table has: then its props are looked at, one by one. */
function mayPass(table: Table, { value }: Sort): boolean {
  return isObjectLike(value) && Object.keys(table).some((name) => name in value);
}

export function isNothing({ value }: Sort): boolean {
  return value === undefined || value === null;
}

/** What has a name and is of no other kind may stand for an object of the cluster: it is known by its name alone. */
function isOf({ facts }: AnyField, { kinds, value }: Sort): boolean {
  const isNamed = isObjectLike(value) && value.kind === undefined && typeof value.name === 'string';
  const isKind = kindsOf(facts).some((one) => kinds.includes(one));
  return isKind || (isNamed && NAMED.includes(facts.kind));
}

function classesOf({ facts }: AnyField): NonNullable<AnyField['facts']['valueClass']>[] {
  return [...(facts.valueClass ? [facts.valueClass] : []), ...(facts.item ? classesOf(facts.item) : [])];
}

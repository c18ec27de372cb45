/** The types of the API as one release has them, read from the table when something of them is checked for the first time. */

import { Feature, YoungFields, minorOf } from '../../platform/features';
import { ENUMS, KINDS, TYPES } from './table';

/** What the table calls a type that is no object, and what is checked of its values. */
const PRIMITIVES = {
  string: 'text',
  int32: 'whole number',
  int64: 'whole number',
  boolean: 'flag',
  quantity: 'quantity',
  intOrString: 'whole number or text',
  time: 'time',
  bytes: 'bytes',
  any: 'anything',
  none: 'nothing',
} as const;

export type Sort = 'object' | 'list' | 'map' | (typeof PRIMITIVES)[keyof typeof PRIMITIVES];

/** `name!28@29~30`, of which only the name is always there. */
const ENTRY = /^(.+?)(!(\d\d)?)?(?:@(\d\d))?(?:~(\d\d))?$/;

const NONE: YoungFields = {};

/** The first and the last release that has a field or a value. */
export interface Span {
  readonly since: number;
  readonly until: number;
}

export interface Field extends Span {
  readonly name: string;
  readonly shape: Shape;
  /** The last release that demands it. */
  readonly requiredUntil: number;
  /** What is known of its youth beside the table. */
  readonly feature?: Feature;
}

/** A type of objects. */
export interface ObjectType {
  readonly name: string;
  /** What the release has. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly required: readonly Field[];
  /** What only other releases have. */
  readonly foreign: ReadonlyMap<string, Field>;
}

/** What a value must be at its place. */
export class Shape {
  /** The only values of a text; nothing where it has all. */
  public readonly values: ReadonlyMap<string, Span> | undefined;
  private known?: ObjectType;

  constructor(
    private readonly schema: Schema,
    public readonly sort: Sort,
    /** The type as the table writes it. */
    public readonly name: string,
    /** Fields and values in it that are younger than the table says. */
    private readonly young: YoungFields,
    /** Whether an empty text is more than nothing, or a list may be empty. */
    public readonly takesEmpty: boolean,
    /** What each item of a list, or each value of a map, must be. */
    public readonly item?: Shape,
  ) {
    this.values = sort === 'text' ? valuesOf(name) : undefined;
  }

  /** The type of an object. */
  public get type(): ObjectType {
    return (this.known ??= this.schema.typeOf(this.name, this.young));
  }

  /** What is known of the youth of a value. */
  public featureOf(value: unknown): Feature | undefined {
    const feature = this.young === NONE ? undefined : this.young[String(value)];
    return feature instanceof Feature ? feature : undefined;
  }
}

/** All types of a release. */
export class Schema {
  public static of(kubernetes: string): Schema {
    const minor = minorOf(kubernetes);
    const known = Schema.byMinor.get(minor) ?? new Schema(minor);
    Schema.byMinor.set(minor, known);
    return known;
  }

  private static readonly byMinor = new Map<number, Schema>();
  private readonly types = new Map<YoungFields, Map<string, ObjectType>>();

  private constructor(private readonly minor: number) {}

  /** The type of a kind, with the fields that are young in it; nothing where the table does not know it. */
  public typeOfKind(apiVersion: unknown, kind: unknown, young = NONE): ObjectType | undefined {
    const name = KINDS[`${apiVersion} ${kind}`];
    return name === undefined ? undefined : this.typeOf(name, young);
  }

  public typeOf(name: string, young: YoungFields): ObjectType {
    const types = this.types.get(young) ?? new Map<string, ObjectType>();
    this.types.set(young, types);
    const known = types.get(name) ?? this.read(name, young);
    types.set(name, known);
    return known;
  }

  /** Whether the release has something. */
  public has({ since, until }: Span): boolean {
    return since <= this.minor && this.minor <= until;
  }

  private read(name: string, young: YoungFields): ObjectType {
    const all = new Map(
      partsOf(TYPES[name])
        .map((part) => this.field(part, young))
        .map((field) => [field.name, field]),
    );
    const unknown = Object.keys(young).filter((one) => !all.has(one));
    unknown.forEach((one) => all.set(one, this.field(`${one} any`, young)));
    const fields = [...all].filter(([, field]) => this.has(field));
    return {
      name,
      fields: new Map(fields),
      required: fields.map(([, field]) => field).filter(({ requiredUntil }) => this.minor <= requiredUntil),
      foreign: new Map([...all].filter(([, field]) => !this.has(field))),
    };
  }

  /** The gate of a field counts for more than when types had it, and so do the gates of what is in it. */
  private field(part: string, young: YoungFields): Field {
    const [entry, type] = part.split(' ');
    const { name, requiredUntil, since, until } = readEntry(entry);
    const feature = young === NONE ? undefined : young[name];
    if (feature instanceof Feature) {
      const first = feature.since === undefined ? Infinity : minorOf(feature.since);
      return { name, requiredUntil, since: first, until: Infinity, feature, shape: this.shape(type, feature.below) };
    }
    return { name, requiredUntil, since: feature ? 0 : since, until, shape: this.shape(type, feature ?? NONE) };
  }

  private shape(type: string, young: YoungFields): Shape {
    const [, inner, suffix] = /^(.+?)(\[\+?\]|\{\})$/.exec(type) ?? [];
    if (inner !== undefined) {
      const item = this.shape(`*${inner}`, young);
      return new Shape(this, suffix === '{}' ? 'map' : 'list', type, NONE, suffix !== '[+]', item);
    }
    const name = type.replace('*', '');
    const sort = PRIMITIVES[name as keyof typeof PRIMITIVES] ?? (name in ENUMS ? 'text' : 'object');
    return new Shape(this, sort, name, young, name !== type);
  }
}

const enums = new Map<string, ReadonlyMap<string, Span>>();

function valuesOf(name: string): ReadonlyMap<string, Span> | undefined {
  const known = enums.get(name);
  if (known !== undefined || ENUMS[name] === undefined) {
    return known;
  }
  const values = new Map(
    partsOf(ENUMS[name])
      .map(readEntry)
      .map((span) => [span.name.replace('""', ''), span]),
  );
  enums.set(name, values);
  return values;
}

function partsOf(written: string): string[] {
  return written.trim().split(/,\s+/);
}

function readEntry(entry: string): Span & { readonly name: string; readonly requiredUntil: number } {
  const [, name, required, requiredUntil, since, until] = ENTRY.exec(entry) as RegExpExecArray;
  return {
    name,
    requiredUntil: required === undefined ? 0 : Number(requiredUntil ?? Infinity),
    since: Number(since ?? 0),
    until: Number(until ?? Infinity),
  };
}

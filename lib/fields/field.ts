import { Construct } from 'constructs';
import { Problem } from './problem';

/** Tells what is wrong with a value, under the name of its prop. */
export type Check<Value> = (prop: string, value: Value) => Problem[];

/** What a field knows of its values, for whoever writes values or docs of it, as tests do. */
export interface Facts {
  /** Of which sort the values are; the kind of an amount of memory is `bytes`. */
  readonly kind: string;
  /** The least value, in the unit of the kind: seconds, bytes, thousandths of a CPU. */
  readonly min?: number;
  /** The greatest value, likewise. */
  readonly max?: number;
  /** All values of an enum. */
  readonly members?: readonly string[];
  /** The class of a value, and those of its factories that a message names. */
  readonly valueClass?: ValueClass;
  /** The field of each item of a list or of a map. */
  readonly item?: AnyField;
  /** The fields of an object. */
  readonly table?: Table;
}

/** A class whose values only its own factories make. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
export type ValueClass = Function & { readonly prototype: object };

/** Whether a prop must be given. */
export type Presence = 'required' | 'optional';

/** A field of whatever values. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyField = Field<any, any, Presence>;

/** Fields by the names of their props. */
export interface Table {
  readonly [prop: string]: AnyField;
}

/** The field of each prop of an interface. A prop that has no field does not compile. */
export type Fields<Props> = {
  readonly [Prop in keyof Props]-?: undefined extends Props[Prop]
    ? // eslint-disable-next-line @typescript-eslint/no-explicit-any
      Field<NonNullable<Props[Prop]>, any, 'optional'>
    : // eslint-disable-next-line @typescript-eslint/no-explicit-any
      Field<Props[Prop], any, 'required'>;
};

/** The values of a table's props, as they are given. */
export type Given<Fs extends Table> = {
  readonly [Prop in keyof Fs]?: Exclude<Parameters<Fs[Prop]['problems']>[1], null>;
};

/** The values of a table's props once their defaults are settled. */
export type Settled<Fs extends Table> = {
  readonly [Prop in keyof Fs]: ReturnType<Fs[Prop]['settle']>;
};

interface Parts<Value, Complete> {
  readonly facts: Facts;
  readonly type: Check<unknown>;
  readonly check: Check<Value>;
  readonly complete: (value: Value) => Complete;
  /** What unset means; a required field has neither of the two. */
  readonly unset?: { readonly value: Value | undefined };
  /** What the value is for a construct that was given this, or nothing. */
  readonly derive?: (construct: Construct, given: Value | undefined) => Value;
}

/**
 * One prop in one line: `wholeNumber({ min: 0, max: 100, fix: '…' }).or(3)`. A field knows the type of its values, their
 * bounds with the way out, and what unset means. Nothing else repeats it.
 */
export class Field<Value, Complete = Value, Present extends Presence = 'required'> {
  /** A required prop of a type, in words for a value of another type. */
  public static of<Value>(facts: Facts, type: Check<unknown>): Field<Value> {
    return new Field<Value>({ facts, type, check: () => [], complete: (value) => value }, 'required');
  }

  private constructor(
    private readonly parts: Parts<Value, Complete>,
    /** Whether the prop must be given. */
    public readonly presence: Present,
  ) {}

  /** What the field knows of its values. */
  public get facts(): Facts {
    return this.parts.facts;
  }

  /** What unset means; nothing where it means nothing, or where the prop must be given. */
  public get defaultValue(): Value | undefined {
    return this.parts.unset?.value;
  }

  /** The same with one more check of a value that has the right type. */
  public checkedBy(check: Check<Value>): Field<Value, Complete, Present> {
    const before = this.parts.check;
    const both: Check<Value> = (prop, value) => [...before(prop, value), ...check(prop, value)];
    return new Field({ ...this.parts, check: both }, this.presence);
  }

  /** The same with more facts. */
  public with(facts: Partial<Facts>): Field<Value, Complete, Present> {
    return new Field({ ...this.parts, facts: { ...this.facts, ...facts } }, this.presence);
  }

  /** The same, whose values become something more complete when they are settled. */
  public completedBy<More>(complete: (value: Value) => More): Field<Value, More, Present> {
    return new Field({ ...this.parts, complete }, this.presence);
  }

  /** A prop that may be left out, with its default. */
  public or(value: Value): Field<Value, Complete, 'optional'> {
    return new Field({ ...this.parts, unset: { value } }, 'optional');
  }

  /** A prop that may be left out, and is nothing then. What it means may depend on other props. */
  public get orNothing(): Field<Value, Complete | undefined, 'optional'> {
    const parts: Parts<Value, Complete | undefined> = { ...this.parts, unset: { value: undefined } };
    return new Field(parts, 'optional');
  }

  /** A prop that may be left out; its default is made from the construct, and is checked like a given value. */
  public orFrom(derive: (construct: Construct, given: Value | undefined) => Value): Field<Value, Complete, 'optional'> {
    return new Field({ ...this.parts, derive }, 'optional');
  }

  /** The given value; or the default that is made from the construct. */
  public given(value: Value | undefined | null, construct: Construct): Value | undefined {
    return this.parts.derive?.(construct, value ?? undefined) ?? value ?? undefined;
  }

  /** What is told of a value of another type. */
  public typeProblems(prop: string, value: unknown): Problem[] {
    return this.parts.type(prop, value);
  }

  /** The same for a prop, which may be missing. JavaScript's null leaves a prop out. */
  public propTypeProblems(prop: string, value: unknown): Problem[] {
    const isUnset = value === undefined || value === null;
    return isUnset && this.presence === 'optional' ? [] : this.typeProblems(prop, value ?? undefined);
  }

  /** Whether a value has its type and is within its bounds, so that what depends on it can be told. */
  public accepts(value: unknown): boolean {
    if (value === undefined) {
      return this.presence === 'optional';
    }
    return this.typeProblems('', value).length === 0 && this.problems('', value as Value).length === 0;
  }

  /** What is told of a value that has the right type, as it is given. Unset is fine. */
  public problems(prop: string, value: Value | undefined | null): Problem[] {
    return value === undefined || value === null ? [] : this.parts.check(prop, value);
  }

  /** The value, or what unset means. */
  public settle(value: Value | undefined | null): Complete {
    const settled = value ?? this.parts.unset?.value;
    return settled === undefined ? (undefined as Complete) : this.parts.complete(settled);
  }
}

import { rejectValueIfAny } from '../fields/problem';
import { isObject, optional, requireArguments } from '../fields/types';
import { ParameterDeclaration, environmentVariableOf } from './parameter-declaration';
import { declarationProblems } from './parameter-problems';

/** A parameter that takes one of a few values. */
export interface ChoiceOptions {
  /**
   * What it is when nothing is said; one of the choices.
   *
   * @default - something must be said
   * @throws when it is not among the choices
   */
  readonly defaultValue?: string;

  /**
   * What it means, for `cdk8s-batch run`.
   *
   * @default - nothing
   */
  readonly description?: string;
}

/** A parameter that takes a whole number. */
export interface IntegerOptions {
  /**
   * The least value, from -9007199254740991.
   *
   * @default 0 - most of what is counted
   * @throws when it is not a whole number, or above `max`
   */
  readonly min?: number;

  /**
   * The greatest value, to 9007199254740991.
   *
   * @default 2147483647 - what every language holds
   * @throws when it is not a whole number, or below `min`
   */
  readonly max?: number;

  /**
   * What it is when nothing is said, from `min` to `max`.
   *
   * @default - something must be said
   * @throws outside the bounds
   */
  readonly defaultValue?: number;

  /**
   * What it means, for `cdk8s-batch run`.
   *
   * @default - nothing
   */
  readonly description?: string;
}

/** A parameter that takes a text. */
export interface TextOptions {
  /**
   * A regular expression that all of the text must match.
   *
   * @default - any text
   * @throws when it is not a regular expression
   */
  readonly pattern?: string;

  /**
   * The longest text, from 1 to 4096 characters.
   *
   * @default 256
   * @throws outside that range
   */
  readonly maxLength?: number;

  /**
   * What it is when nothing is said.
   *
   * @default - something must be said
   * @throws when it does not match, or is too long
   */
  readonly defaultValue?: string;

  /**
   * What it means, for `cdk8s-batch run`.
   *
   * @default - nothing
   */
  readonly description?: string;
}

/**
 * What may, or must, be said when an ad-hoc job is started. The program reads it from an environment variable, named
 * like it in upper case with `_` for `-`: `size` is SIZE. It never becomes part of a script's text. Names whose variables
 * decide which code runs, such as `path` or `ld-preload`, are refused. A value is readable in the Job: no secrets.
 */
export class Parameter {
  /**
   * One of a few values.
   *
   * @param name 1 to 63 lower-case letters, digits and `-`, starting with a letter
   * @param choices one or more, all different, none empty: programs read empty as unset
   * @throws when the name is illegal, a choice is missing, empty or there twice, or the default is none of them
   */
  public static choice(name: string, choices: string[], options: ChoiceOptions = {}): Parameter {
    const given = said('Parameter.choice', options);
    const declaration: ParameterDeclaration = { name, type: 'choice', choices: copied(choices), ...given };
    return new Parameter('Parameter.choice', declaration);
  }

  /**
   * A whole number.
   *
   * @param name 1 to 63 lower-case letters, digits and `-`, starting with a letter
   * @throws when the name is illegal, or an option is out of bounds
   */
  public static integer(name: string, options: IntegerOptions = {}): Parameter {
    const given = said('Parameter.integer', options);
    const bounds = { min: options?.min ?? 0, max: options?.max ?? 2147483647 };
    const declaration: ParameterDeclaration = { name, type: 'integer', ...bounds, ...given };
    return new Parameter('Parameter.integer', declaration);
  }

  /**
   * A text.
   *
   * @param name 1 to 63 lower-case letters, digits and `-`, starting with a letter
   * @throws when the name is illegal, or an option is out of bounds
   */
  public static text(name: string, options: TextOptions = {}): Parameter {
    const given = said('Parameter.text', options);
    const declaration: ParameterDeclaration = {
      name,
      type: 'text',
      pattern: options?.pattern ?? undefined,
      maxLength: options?.maxLength ?? 256,
      ...given,
    };
    return new Parameter('Parameter.text', declaration);
  }

  private constructor(
    factory: string,
    /** @internal */
    public readonly _declaration: ParameterDeclaration,
  ) {
    rejectValueIfAny(factory, declarationProblems(_declaration));
  }

  /** As people write it. */
  public get name(): string {
    return this._declaration.name;
  }

  /** The variable that the program reads it from. */
  public get environmentVariable(): string {
    return environmentVariableOf(this.name);
  }

  /** What the program sees when nothing is said; nothing when something must be said. */
  public get defaultValue(): string | undefined {
    return this._declaration.default;
  }

  /** Whether something must be said: it has no default. */
  public get required(): boolean {
    return this.defaultValue === undefined;
  }

  /** What it means. */
  public get description(): string | undefined {
    return this._declaration.description;
  }
}

/** A number stands in the annotation as its digits; what is neither number nor text is refused as it is. */
function said(factory: string, options: { defaultValue?: string | number; description?: string } | null) {
  requireArguments(factory, { options }, { options: optional(isObject) });
  const { defaultValue, description } = options ?? {};
  const value = typeof defaultValue === 'number' ? String(defaultValue) : defaultValue;
  return { default: value ?? undefined, description: description ?? undefined };
}

/** The list may change later, and JavaScript may give something else. */
function copied(choices: string[]): string[] {
  return Array.isArray(choices) ? [...choices] : choices;
}

import { wholeNumber } from '../validation/numbers';
import { Problem, rejectValueIfAny, show } from '../validation/problem';
import { ParameterDeclaration, environmentVariableOf, valueProblems, wholeMatch } from './parameter-declaration';

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

const NAME = /^[a-z][a-z0-9-]{0,62}$/;

/**
 * What may, or must, be said when an ad-hoc job is started. The program reads it from an environment variable, named
 * like it in upper case with `_` for `-`: `size` is SIZE. It never becomes part of a script's text.
 */
export class Parameter {
  /**
   * One of a few values.
   *
   * @param name 1 to 63 lower-case letters, digits and `-`, starting with a letter
   * @throws when the name is illegal, there is no choice, one stands twice, or the default is none of them
   */
  public static choice(name: string, choices: string[], options: ChoiceOptions = {}): Parameter {
    const declaration: ParameterDeclaration = { name, type: 'choice', choices, ...said(options) };
    return new Parameter('Parameter.choice', declaration, choicesProblems(choices));
  }

  /**
   * A whole number.
   *
   * @param name 1 to 63 lower-case letters, digits and `-`, starting with a letter
   * @throws when the name is illegal, or an option is out of bounds
   */
  public static integer(name: string, options: IntegerOptions = {}): Parameter {
    const bounds = { min: options.min ?? 0, max: options.max ?? 2147483647 };
    const declaration: ParameterDeclaration = { name, type: 'integer', ...bounds, ...said(options) };
    return new Parameter('Parameter.integer', declaration, boundsProblems(bounds.min, bounds.max));
  }

  /**
   * A text.
   *
   * @param name 1 to 63 lower-case letters, digits and `-`, starting with a letter
   * @throws when the name is illegal, or an option is out of bounds
   */
  public static text(name: string, options: TextOptions = {}): Parameter {
    const { pattern, maxLength = 256 } = options;
    const declaration: ParameterDeclaration = { name, type: 'text', pattern, maxLength, ...said(options) };
    return new Parameter('Parameter.text', declaration, textProblems(pattern, maxLength));
  }

  private constructor(
    factory: string,
    /** @internal */
    public readonly _declaration: ParameterDeclaration,
    problems: Problem[],
  ) {
    // A default can be judged by bounds that make sense alone.
    const all = problems.length > 0 ? problems : defaultProblems(_declaration);
    rejectValueIfAny(factory, [...nameProblems(_declaration.name), ...all]);
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
}

function said(options: { defaultValue?: string | number; description?: string }) {
  const { defaultValue, description } = options;
  return { default: defaultValue === undefined ? undefined : String(defaultValue), description };
}

function nameProblems(name: string): Problem[] {
  const allowed = '1 to 63 lower-case letters, digits and "-", starting with a letter';
  return NAME.test(name) ? [] : [{ prop: 'name', got: show(name), allowed, fix: 'for example "size"' }];
}

function choicesProblems(choices: string[]): Problem[] {
  const twice = choices.filter((choice, index) => choices.indexOf(choice) !== index);
  const report = (got: string, fix: string) => [
    { prop: 'choices', got, allowed: 'different texts, at least one', fix },
  ];
  if (choices.length === 0) {
    return report('none', 'name what may be said');
  }
  return twice.flatMap((choice) => report(`${show(choice)} twice`, 'name it once'));
}

function boundsProblems(min: number, max: number): Problem[] {
  const bounds = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, fix: 'use a text beyond that' };
  const each = [...wholeNumber('min', min, bounds), ...wholeNumber('max', max, bounds)];
  const allowed = `at most max ${show(max)}`;
  return each.length > 0 || min <= max ? each : [{ prop: 'min', got: show(min), allowed, fix: 'swap them' }];
}

function textProblems(pattern: string | undefined, maxLength: number): Problem[] {
  const lengths = { min: 1, max: 4096, fix: 'hand over a longer text in a file or a database' };
  return [...patternProblems(pattern), ...wholeNumber('maxLength', maxLength, lengths)];
}

function patternProblems(pattern: string | undefined): Problem[] {
  try {
    wholeMatch(pattern ?? '');
    return [];
  } catch (error) {
    const fix = (error as Error).message;
    return [
      { prop: 'pattern', got: show(pattern), allowed: 'a regular expression of JavaScript, with the flag u', fix },
    ];
  }
}

function defaultProblems(declaration: ParameterDeclaration): Problem[] {
  return declaration.default === undefined ? [] : valueProblems(declaration, 'defaultValue', declaration.default);
}

import { exactArguments } from '../fields/exact-arguments';
import { Given, Settled, Table } from '../fields/field';
import { optionsOf } from '../fields/kinds';
import { settleArguments } from '../fields/settle';
import { ParameterDeclaration, environmentVariableOf } from './parameter-declaration';
import { parameterChoices, parameterName } from './parameter-fields';
import {
  CHOICE_OPTIONS,
  ChoiceOptions,
  INTEGER_OPTIONS,
  IntegerOptions,
  TEXT_OPTIONS,
  TextOptions,
} from './parameter-options';
import { dependentProblems } from './parameter-problems';

export { type ChoiceOptions, type IntegerOptions, type TextOptions } from './parameter-options';

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
   * @throws when the name is illegal, there is no choice, a choice is empty or there twice, or the default is no choice
   */
  public static choice(name: string, choices: string[], options?: ChoiceOptions): Parameter {
    return new Parameter(declared('Parameter.choice', { name, choices, options }, CHOICE, choiceOf));
  }

  /**
   * A whole number.
   *
   * @param name 1 to 63 lower-case letters, digits and `-`, starting with a letter
   * @throws when the name is illegal, or an option is out of bounds
   */
  public static integer(name: string, options?: IntegerOptions): Parameter {
    return new Parameter(declared('Parameter.integer', { name, options }, INTEGER, integerOf));
  }

  /**
   * A text.
   *
   * @param name 1 to 63 lower-case letters, digits and `-`, starting with a letter
   * @throws when the name is illegal, or an option is out of bounds
   */
  public static text(name: string, options?: TextOptions): Parameter {
    return new Parameter(declared('Parameter.text', { name, options }, TEXT, textOf));
  }

  private constructor(
    /** @internal */
    public readonly _declaration: ParameterDeclaration,
  ) {}

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

  static {
    exactArguments(this);
  }
}

const CHOICE = { name: parameterName, choices: parameterChoices, options: optionsOf(CHOICE_OPTIONS).or({}) };
const INTEGER = { name: parameterName, options: optionsOf(INTEGER_OPTIONS).or({}) };
const TEXT = { name: parameterName, options: optionsOf(TEXT_OPTIONS).or({}) };

/** The annotation keeps the order of these names, so it stays the same from release to release. */
function choiceOf({ name, choices, options }: Settled<typeof CHOICE>): ParameterDeclaration {
  const { defaultValue, description } = options;
  return { name, type: 'choice', choices, default: defaultValue, description };
}

function integerOf({ name, options }: Settled<typeof INTEGER>): ParameterDeclaration {
  const { min, max, defaultValue, description } = options;
  return { name, type: 'integer', min, max, default: defaultValue, description };
}

function textOf({ name, options }: Settled<typeof TEXT>): ParameterDeclaration {
  const { pattern, maxLength, defaultValue, description } = options;
  return { name, type: 'text', pattern, maxLength, default: defaultValue, description };
}

function declared<Fs extends Table>(
  factory: string,
  given: Given<Fs>,
  fields: Fs,
  declarationOf: (settled: Settled<Fs>) => ParameterDeclaration,
): ParameterDeclaration {
  return declarationOf(settleArguments(factory, given, fields, (settled) => dependentProblems(declarationOf(settled))));
}

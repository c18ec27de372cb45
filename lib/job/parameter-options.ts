import { Fields } from '../fields/field';
import { bound, defaultNumber, defaultText, description, maxLength, pattern } from './parameter-fields';

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
   * The least value, from -9007199254740991 to 9007199254740991.
   *
   * @default 0 - most of what is counted
   * @throws outside that range, or above `max`
   */
  readonly min?: number;

  /**
   * The greatest value, from -9007199254740991 to 9007199254740991.
   *
   * @default 2147483647 - what every language holds
   * @throws outside that range, or below `min`
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

export const CHOICE_OPTIONS = {
  defaultValue: defaultText.orNothing,
  description: description.orNothing,
} satisfies Fields<ChoiceOptions>;

export const INTEGER_OPTIONS = {
  min: bound.or(0),
  max: bound.or(2147483647),
  defaultValue: defaultNumber.orNothing,
  description: description.orNothing,
} satisfies Fields<IntegerOptions>;

export const TEXT_OPTIONS = {
  pattern: pattern.orNothing,
  maxLength: maxLength.or(256),
  defaultValue: defaultText.orNothing,
  description: description.orNothing,
} satisfies Fields<TextOptions>;

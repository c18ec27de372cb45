import { Construct } from 'constructs';
import { ValueClass } from './field';
import { Problem, rejectIfAny, rejectValueIfAny, unless } from './problem';
import { show } from './show';

/** What the functions of a class do not show by themselves. */
export interface SignatureHints {
  /** Those that take as many arguments as somebody writes. */
  readonly variadic?: readonly string[];
  /** What somebody means who gives one too many. */
  readonly meant?: { readonly [name: string]: string };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;
type AnyFunction = (this: unknown, ...given: Anything[]) => unknown;

/**
 * Makes each function of a class, static or not, refuse more arguments than it declares: from JavaScript they would be dropped
 * without a word. What begins with `_` is ours. A class says it at its end: `static { exactArguments(this); }`.
 *
 * JavaScript counts up to the first argument with a default value: public functions have none, and name what may be left out `options?`.
 */
export function exactArguments(of: ValueClass, { variadic = [], meant = {} }: SignatureHints = {}): void {
  for (const owner of [of, of.prototype]) {
    for (const [name, { value, ...how }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      const isOne = typeof value === 'function' && name !== 'constructor' && !name.startsWith('_');
      if (isOne && !variadic.includes(name)) {
        Object.defineProperty(owner, name, { ...how, value: exact(of, name, value as AnyFunction, meant[name]) });
      }
    }
  }
}

function exact(of: ValueClass, name: string, inner: AnyFunction, fix?: string): AnyFunction {
  const refusing: Record<string, AnyFunction> = {
    [name](...given) {
      if (given.length > inner.length) {
        const problems = surplusProblems(given, inner.length, fix);
        if (Construct.isConstruct(this)) {
          rejectIfAny(
            this,
            problems.map((problem) => ({ ...problem, prop: `${name} ${problem.prop}` })),
          );
        }
        rejectValueIfAny(`${of.name}.${name}`, problems);
      }
      return inner.apply(this, given);
    },
  };
  return refusing[name];
}

/** Arguments beyond those that a function declares. Nothing is none. */
export function surplusProblems(
  given: ArrayLike<unknown>,
  declared: number,
  fix = 'leave it out: nothing reads it',
): Problem[] {
  const allowed = declared === 0 ? 'no argument' : `${declared} argument${declared === 1 ? '' : 's'}`;
  return Array.from(given)
    .slice(declared)
    .flatMap((value, index) => {
      return unless((value ?? undefined) === undefined, {
        prop: `argument ${declared + index + 1}`,
        got: show(value),
        allowed,
        fix,
      });
    });
}

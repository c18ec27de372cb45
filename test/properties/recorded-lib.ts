import { INTERFACES, METHODS } from './public-api';

const actual = jest.requireActual<Record<string, unknown>>('../../lib');

/** What has been given to it since: each prop as `QueueOptions.attempts`, each method as `Queue.quorum`. */
export const given = new Set<string>();

/** Props by the name of their interface; those in them that have an interface of ours, too. */
function note(type: string, value: unknown): void {
  for (const { name, type: ofProp } of INTERFACES.find((one) => one.name === type)?.props ?? []) {
    const prop = (value as Record<string, unknown> | undefined)?.[name];
    if (prop !== undefined) {
      given.add(`${type}.${name}`);
      note(ofProp, prop);
    }
  }
}

function noteCall(method: string, values: unknown[]): void {
  const { parameters } = METHODS.find(({ name }) => name === method) ?? { parameters: [] };
  given.add(method);
  parameters.forEach(({ type }, index) => note(type, values[index]));
}

type Method = (...values: unknown[]) => unknown;
type Class = (new (...values: unknown[]) => object) & Record<string, unknown>;

/** A class that tells what its methods and its constructor, if it makes a construct, were given. */
function recorded(name: string, original: Class): Class {
  for (const { name: full, isStatic } of METHODS) {
    const [className, method] = full.split('.');
    const owner = (isStatic ? original : original.prototype) as Record<string, Method>;
    if (className === name) {
      const inner = owner[method];
      owner[method] = function (this: unknown, ...values) {
        noteCall(full, values);
        return inner.apply(this, values);
      };
    }
  }
  return new Proxy(original, {
    construct: (target, values: unknown[], newTarget) => {
      note(`${name}Props`, values[2]);
      return Reflect.construct(target, values, newTarget) as object;
    },
  });
}

/** The library, in whose place it is mocked. */
export const lib = Object.fromEntries(
  Object.entries(actual).map(([name, one]) => [name, typeof one === 'function' ? recorded(name, one as Class) : one]),
);

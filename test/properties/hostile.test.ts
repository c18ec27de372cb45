import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import * as lib from '../../lib';
import { CALLS } from './calls';
import { hostile } from './hostile';
import { brokenRules } from './kubernetes-rules';
import { INTERFACES, METHODS } from './public-api';
import { NUM_RUNS, TIMEOUT } from './runs';
import { TARGETS, Target } from './targets';

/** What nobody fills: the library makes it. */
const MADE_BY_THE_LIBRARY = ['FailureExplanation', 'IBroker'];

/** One or two of its props, or arguments, with whatever value. */
function givenTo({ takes }: Target): fc.Arbitrary<Record<string, unknown>> {
  const names = fc.subarray(
    takes.map(({ name }) => name),
    { minLength: 1, maxLength: Math.min(2, takes.length) },
  );
  return names.chain((some) => fc.record(Object.fromEntries(some.map((name) => [name, hostile]))));
}

/** Whether a value is of the type that its declaration says; of classes of cdk8s, that it is an object. */
function isOf(type: string, value: unknown, name = ''): boolean {
  if (name === 'defaultValue') {
    return isOf('string', value) || isOf('number', value); // digits and their number are one value of a parameter
  }
  if (value === undefined || value === null || ['string', 'number', 'boolean'].includes(type)) {
    return value === undefined || value === null || typeof value === type;
  }
  if (type.endsWith('[]')) {
    return (
      Array.isArray(value) && value.every((one) => one !== undefined && one !== null && isOf(type.slice(0, -2), one))
    );
  }
  const ours = (lib as Record<string, unknown>)[type];
  const isEnum = typeof ours === 'object';
  return isEnum
    ? Object.values(ours as object).includes(value)
    : typeof ours === 'function'
      ? value instanceof ours
      : Object(value) === value;
}

/** What a caller reads; nothing when it renders. Anything else than a problem is thrown on. */
function refusalOf({ make }: Target, given: Record<string, unknown>): string {
  const app = new App();
  try {
    make(new Chart(app, 'batch', { namespace: 'analytics' }), given);
    app.synthYaml();
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'ProblemsError' || message.startsWith('Validation failed with the following errors:')) {
      return message;
    }
    throw error;
  }
  expect(brokenRules(app.charts.flatMap((chart) => chart.toJson()))).toEqual([]);
  return '';
}

it('everything public is tried, new props and methods, too', () => {
  const tried = TARGETS.map(({ name }) => name);
  const bases = INTERFACES.flatMap((one) => one.bases);
  const untried = [...INTERFACES, ...METHODS].map(({ name }) => name).filter((name) => !tried.includes(name));
  expect(untried.filter((name) => !bases.includes(name))).toEqual(MADE_BY_THE_LIBRARY);
  expect(Object.keys(CALLS).filter((name) => !tried.includes(name))).toEqual([]);
  expect(INTERFACES.length).toBeGreaterThan(25);
});

it.each(TARGETS)('$name takes what is good', (target) => {
  expect(refusalOf(target, {})).toBe('');
});

/** The schema of the release says what may stand there, not a prop. */
const IN_WORDS_OF_KUBERNETES = /^Patch\./;

describe('whatever is given without types', () => {
  it.each(TARGETS.filter(({ name }) => !IN_WORDS_OF_KUBERNETES.test(name)))(
    'to $name is rendered as Kubernetes wants it, or refused in words',
    (target) => {
      fc.assert(
        fc.property(givenTo(target), (given) => {
          const refusal = refusalOf(target, given);
          const wrong = target.takes.filter(({ name, type }) => !isOf(type, given[name], name)).map(({ name }) => name);
          expect({ wrong: refusal === '' ? wrong : [] }).toEqual({ wrong: [] });
          if (refusal !== '') {
            expect(refusal).toMatch(/: got [^]+, allowed [^]+; [^]+$/);
          }
        }),
        { numRuns: Math.ceil(NUM_RUNS / 10) },
      );
    },
    TIMEOUT,
  );
});

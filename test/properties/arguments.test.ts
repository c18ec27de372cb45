import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import * as lib from '../../lib';
import { linesOf } from '../support/refusals';
import { CALLS } from './calls';
import { Untyped, withRequired } from './constructs';
import { FUNCTIONS, PublicMethod } from './public-api';
import { someChart, valueOfClass } from './targets';

const isVariadic = ({ parameters }: PublicMethod) => parameters.some(({ isRest }) => isRest);

/** Calls a public function, static or not, as JavaScript lets anybody do. */
function call({ name, isStatic }: PublicMethod, chart: Chart, given: unknown[]): unknown {
  const [className, method] = name.split('.');
  const ofClass = isStatic ? (lib as Untyped)[className] : valueOfClass(className);
  return (CALLS[name]?.on?.(chart) ?? ofClass)[method](...given);
}

/** Its good arguments, filled up with nothing to as many as it declares. */
function goodArguments({ name, parameters }: PublicMethod, chart: Chart): unknown[] {
  const good = CALLS[name]?.with(chart) ?? [];
  return [...good, ...parameters.slice(good.length).map(() => undefined)];
}

/** Which arguments are told of by their place. */
function toldOf(make: () => unknown): string[] {
  return linesOf(make).filter((line) => / argument \d+: /.test(line));
}

it('many functions are public, and some take as many arguments as somebody writes', () => {
  expect(FUNCTIONS.length).toBeGreaterThan(50);
  expect(FUNCTIONS.filter(isVariadic).length).toBeGreaterThan(3);
});

it('no default stands in a public signature, as JavaScript counts no arguments from there on', () => {
  const defaults = FUNCTIONS.filter(({ parameters }) => parameters.some(({ hasDefault }) => hasDefault));
  expect(defaults.map(({ name }) => name)).toEqual([]);
});

describe.each(FUNCTIONS.filter((one) => !isVariadic(one)))('$name', (one) => {
  const declared = one.parameters.length;
  const [className, method] = one.name.split('.');

  it('refuses one argument more: without `static { exactArguments(this); }` its class would drop it', () => {
    const chart = someChart();
    const isOfConstruct = !one.isStatic && (lib as Untyped)[className].prototype instanceof Construct;
    const place = isOfConstruct ? new RegExp(`^\\[batch/\\w+\\] ${method} `) : new RegExp(`^${one.name} `);
    const lines = linesOf(() => call(one, chart, [...goodArguments(one, chart), 5]));
    expect(lines.map((line) => line.replace(place, ''))).toEqual([
      expect.stringMatching(new RegExp(`^argument ${declared + 1}: got 5, allowed \\w+ arguments?; .`)),
    ]);
  });

  it('takes nothing in the place of one more', () => {
    const chart = someChart();
    expect(toldOf(() => call(one, chart, [...goodArguments(one, chart), undefined, null]))).toEqual([]);
  });
});

it.each(FUNCTIONS.filter(isVariadic))('$name takes several', (one) => {
  const chart = someChart();
  expect(toldOf(() => call(one, chart, [...goodArguments(one, chart), 6, 7]))).toEqual([]);
});

const CONSTRUCTS = Object.entries(lib as Untyped).filter(
  ([, made]) => (made as Untyped).prototype instanceof Construct,
);

it('some of the classes are constructs', () => {
  expect(CONSTRUCTS.length).toBeGreaterThan(9);
});

describe.each(CONSTRUCTS)('%s', (name, made) => {
  const make = (...more: unknown[]) => {
    const chart = someChart();
    return linesOf(() => new (made as Untyped)(chart, 'work', withRequired(`${name}Props`, chart), ...more));
  };

  it('refuses an argument behind its props', () => {
    expect(make({ suspend: true })).toEqual([
      '[batch/work] argument 4: got {"suspend":true}, allowed 3 arguments; write what it says among the props',
    ]);
  });

  it('takes nothing there', () => {
    expect(make(undefined, null)).toEqual([]);
  });
});

import { App, Chart } from 'cdk8s';
import * as lib from '../../lib';
import { TASKS } from '../workloads/sample';
import { CALLS } from './calls';
import { Untyped, makerOf, pool, withRequired } from './constructs';
import { BARE_FACTORIES, Declared, INTERFACES, METHODS, PublicInterface, PublicMethod } from './public-api';

/** Something public that takes values by name: the props of an interface, or the parameters of a method. */
export interface Target {
  readonly name: string;
  readonly takes: Declared[];
  /** What a message writes before the name of a prop: `pod.` before the options of a pod. */
  readonly prefix: string;
  /** Whether these are the props of a construct, and not the options of a method. */
  readonly isConstruct: boolean;
  /** Makes an app of good values and these, as a caller without types would, and returns what was made. */
  make(chart: Chart, given: Record<string, unknown>): unknown;
}

type Make = Target['make'];

/** What renders nothing by itself is used by something that does. */
const USES: Record<string, (chart: Chart, made: Untyped) => void> = {
  ExternalBrokerProps: (chart, broker) => pool(chart, { queue: broker.queue(TASKS) }),
};

/** Where most options of an interface mean what their docs say; elsewhere it is the first that takes them. */
const BEST: Record<string, string> = { PodFailure: 'ParallelBatchJob.explain' };

const calls = METHODS.filter(({ name }) => name in CALLS).map((method): Target => {
  const { name, parameters } = method;
  return {
    name,
    takes: parameters,
    prefix: '',
    isConstruct: false,
    make: (chart, given) => call(method, chart, given),
  };
});

const fillings = INTERFACES.flatMap((one): Target[] => {
  const found = byConstruct(one) ?? byMethod(one) ?? byProp(one);
  return found ? [{ name: one.name, takes: one.props, ...found }] : [];
});

/** All that is public and takes something. How it is made follows from its declaration. */
export const TARGETS: Target[] = [...fillings, ...calls];

/** The target of an interface; nothing for one that only others extend. */
export function targetOf(props: string): Target | undefined {
  return fillings.find(({ name }) => name === props);
}

/** A value of a class of the library, made by the first method that returns one. */
export function valueOfClass(name: string): unknown {
  const method = METHODS.find(({ returns }) => returns === name);
  const bare = BARE_FACTORIES.find(({ returns }) => returns === name);
  return method ? call(method, someChart(), {}) : bare && (lib as Untyped)[name][bare.name.split('.')[1]]();
}

export function someChart(): Chart {
  return new Chart(new App(), 'batch', { namespace: 'analytics' });
}

/** What is told when these are given, line by line; nothing when they are taken. */
export function linesOf(target: Target, given: Record<string, unknown>): string[] {
  try {
    target.make(someChart(), given);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

type Found = Omit<Target, 'name' | 'takes'>;

/** `BatchJobProps` are given to a `BatchJob`. */
function byConstruct({ name }: PublicInterface): Found | undefined {
  const maker = makerOf(name);
  const make: Make = (chart, props) => {
    const construct = maker?.(chart, props);
    USES[name]?.(chart, construct);
    return construct;
  };
  return maker && { prefix: '', isConstruct: true, make };
}

/** `QueueOptions` are given to a method that has a parameter of that type. */
function byMethod({ name }: PublicInterface): Found | undefined {
  const takers = METHODS.filter(({ parameters }) => parameters.some(({ type }) => type === name));
  const taker = best(name, takers);
  return (
    taker && { prefix: '', isConstruct: false, make: (chart, options) => callWithOptions(taker, name, chart, options) }
  );
}

/** `PodOptions` are given to a construct that has a prop of that type. */
function byProp({ name }: PublicInterface): Found | undefined {
  const propIn = ({ props }: PublicInterface) => props.find(({ type }) => type === name)?.name;
  const outer = best(
    name,
    INTERFACES.filter((one) => propIn(one) !== undefined && makerOf(one.name)),
  );
  const [found, prop] = outer ? [byConstruct(outer), propIn(outer)] : [];
  if (!found || prop === undefined) {
    return undefined;
  }
  const make: Make = (chart, given) => found.make(chart, { [prop]: withRequired(name, chart, given) });
  return { prefix: `${prop}.`, isConstruct: true, make };
}

function best<One extends { name: string }>(of: string, all: One[]): One | undefined {
  return all.find(({ name }) => name === BEST[of]) ?? all[0];
}

/** Calls a method with its good arguments, and with these in the place of some. */
function call({ name, parameters }: PublicMethod, chart: Chart, given: Record<string, unknown>): unknown {
  const [className, method] = name.split('.');
  const { on, with: good, then } = CALLS[name];
  const owner = on?.(chart) ?? (lib as Untyped)[className];
  const args = good(chart).map((argument, index) => {
    const parameter = parameters[index]?.name ?? '';
    return parameter in given ? given[parameter] : argument;
  });
  const value = owner[method](...args);
  then(chart, value);
  return value;
}

function callWithOptions(method: PublicMethod, type: string, chart: Chart, options: object): unknown {
  const index = method.parameters.findIndex((parameter) => parameter.type === type);
  const good = CALLS[method.name].with(chart)[index] as object;
  return call(method, chart, { [method.parameters[index].name]: { ...good, ...options } });
}

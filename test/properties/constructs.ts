import { Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import * as lib from '../../lib';
import { BASE, TASKS } from '../workloads/sample';
import { INTERFACES } from './public-api';

/** What a caller without types may write, whatever the types say. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Untyped = any;

export function login(chart: Chart, id = 'a-login'): unknown {
  return chart.node.tryFindChild(id) ?? Secret.fromSecretName(chart, id, 'a-login');
}

/** A good value of each prop that some interface requires. */
const REQUIRED: Record<string, (chart: Chart) => unknown> = {
  program: () => BASE.program,
  resources: () => BASE.resources,
  schedule: () => lib.Schedule.hourly(5),
  shards: () => lib.Shards.completions(3),
  queue: (chart) => externalBroker(chart, {}).queue(TASKS),
  host: () => 'mq.example',
  credentials: login,
  queues: () => [TASKS],
  network: () => [lib.Network.https()],
  className: () => 'low',
};

/** What is given, and good values of all other props that an interface requires; a new prop has no value yet. */
export function withRequired(props: string, chart: Chart, given: object = {}): Record<string, unknown> {
  const declared = INTERFACES.find(({ name }) => name === props)?.props ?? [];
  const missing = declared.filter(({ isOptional, name }) => !isOptional && !(name in given));
  return { ...Object.fromEntries(missing.map(({ name }) => [name, REQUIRED[name]?.(chart)])), ...given };
}

/** Makes the construct whose props these are, `BatchJob` of `BatchJobProps`; nothing where they are of another sort. */
export function makerOf(props: string): ((chart: Chart, given?: object) => Untyped) | undefined {
  const name = props.replace(/Props$/, '');
  const made = (lib as Untyped)[name];
  const isConstruct = name !== props && made?.prototype instanceof Construct;
  return isConstruct
    ? (chart, given) => new made(chart, name.toLowerCase(), withRequired(props, chart, given))
    : undefined;
}

function maker(props: string): (chart: Chart, given?: object) => Untyped {
  const make = makerOf(props);
  if (!make) {
    throw new Error(`${props} are of no construct`);
  }
  return make;
}

export const batch = maker('BatchJobProps');
export const parallel = maker('ParallelBatchJobProps');
export const collector = maker('ScheduledCollectorProps');
export const adHoc = maker('AdHocJobProps');
export const pool = maker('QueueWorkerPoolProps');
export const producer = maker('QueueProducerProps');
export const externalBroker = maker('ExternalBrokerProps');
export const rabbitMqBroker = maker('RabbitMqBrokerProps');

import { Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import {
  BatchJob,
  ExternalBroker,
  Network,
  Interpreter,
  ParallelBatchJob,
  PythonOptions,
  RabbitMqBroker,
  Schedule,
  ScheduledCollector,
  Shards,
} from '../../lib';
import { BASE, TASKS } from '../workloads/sample';
import { BadInput } from './case';
import { scratchFile } from './scratch';

type JobProps = Partial<ConstructorParameters<typeof BatchJob>[2]>;
type ParallelProps = Partial<ConstructorParameters<typeof ParallelBatchJob>[2]>;
type CollectorProps = Partial<ConstructorParameters<typeof ScheduledCollector>[2]>;
type BrokerProps = Partial<ConstructorParameters<typeof RabbitMqBroker>[2]>;
type ExternalProps = Partial<ConstructorParameters<typeof ExternalBroker>[2]>;

/** A Job of one pod, good but for some props. */
export const batch =
  (props: JobProps | ((chart: Chart) => JobProps), id = 'report'): BadInput['make'] =>
  (chart) =>
    new BatchJob(chart, id, { ...BASE, ...(typeof props === 'function' ? props(chart) : props) });

/** A Job of five shards, good but for some props. */
export const parallel =
  (props: ParallelProps): BadInput['make'] =>
  (chart) =>
    new ParallelBatchJob(chart, 'report', { ...BASE, shards: Shards.completions(5), ...props });

/** A CronJob, good but for some props. */
export const collector =
  (props: CollectorProps): BadInput['make'] =>
  (chart) =>
    new ScheduledCollector(chart, 'report', { ...BASE, schedule: Schedule.hourly(0), ...props });

export function broker(chart: Chart, props: BrokerProps = {}, id = 'mq'): RabbitMqBroker {
  const credentials = Secret.fromSecretName(chart, `${id}-login`, 'mq-login');
  return new RabbitMqBroker(chart, id, { credentials, queues: [TASKS], ...props });
}

/** A broker, good but for some props. */
export const withBroker =
  (props: BrokerProps): BadInput['make'] =>
  (chart) =>
    broker(chart, props);

/** A broker elsewhere, good but for some props. */
export const external =
  (props: ExternalProps): BadInput['make'] =>
  (chart) =>
    new ExternalBroker(chart, 'mq', {
      host: 'mq.example',
      credentials: Secret.fromSecretName(chart, 'login', 'mq-login'),
      queues: [TASKS],
      network: [Network.toCidr('10.0.0.0/8', '5671')],
      ...props,
    });

/** What starts a program of a shell. */
export const SHELL = Interpreter.shell('busybox:1.37');

const PYTHON = 'python:3.13-alpine';

/** What starts a program of Python, with a file of requirements. */
export const pythonWith =
  (content: string | Buffer, options: PythonOptions = {}) =>
  () =>
    Interpreter.python(PYTHON, { requirements: scratchFile('requirements.txt', content), ...options });

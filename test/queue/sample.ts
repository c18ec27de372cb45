import { Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { Queue, RabbitMqBroker, RabbitMqBrokerProps } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { render } from '../support/manifests';
import { batchChart } from '../workloads/sample';

/** The lines of the error that a function throws; none when it throws none. */
export function linesOf(make: () => unknown): string[] {
  try {
    make();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

/** Which props are refused, as `[path] prop`; the corpus of bad input has the sentences. */
export function refusedBy(make: () => unknown): string[] {
  return linesOf(make).map((line) => line.replace(/: got .*, allowed .*; .*$/, ''));
}

/** A broker named `rabbitmq` of one queue, `tasks`, with the props given. */
export function makeBroker(chart: Chart, props: Partial<RabbitMqBrokerProps> = {}): RabbitMqBroker {
  const credentials = Secret.fromSecretName(chart, 'login', 'broker-login');
  return new RabbitMqBroker(chart, 'rabbitmq', { credentials, queues: [Queue.quorum('tasks')], ...props });
}

/** Every object of such a broker. */
export function brokerObjects(props: Partial<RabbitMqBrokerProps> = {}): Manifest[] {
  const chart = batchChart();
  makeBroker(chart, props);
  return render(chart);
}

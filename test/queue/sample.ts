import { Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { RabbitMqBroker, RabbitMqBrokerProps } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { render } from '../support/manifests';
import { TASKS, batchChart } from '../workloads/sample';

/** A broker named `rabbitmq` of one queue, `tasks`, with the props given. */
export function makeBroker(chart: Chart, props: Partial<RabbitMqBrokerProps> = {}): RabbitMqBroker {
  const credentials = Secret.fromSecretName(chart, 'login', 'broker-login');
  return new RabbitMqBroker(chart, 'rabbitmq', { credentials, queues: [TASKS], ...props });
}

/** Every object of such a broker. */
export function brokerObjects(props: Partial<RabbitMqBrokerProps> = {}): Manifest[] {
  const chart = batchChart();
  makeBroker(chart, props);
  return render(chart);
}

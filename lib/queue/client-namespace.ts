import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { BrokerQueue } from './broker';

/** The network of a broker that we render lets in the pods of its own namespace alone. */
export function clientNamespaceProblems(client: Construct, { broker, contract }: BrokerQueue): Problem[] {
  const namespace = Chart.of(client).namespace ?? '';
  return unless(broker.namespace === undefined || broker.namespace === namespace, {
    prop: 'queue',
    got: `${show(contract.name)} in namespace ${show(broker.namespace)}`,
    allowed: `a queue in the namespace of this construct, ${show(namespace)}`,
    fix: 'put both into one namespace, or use an ExternalBroker',
  });
}

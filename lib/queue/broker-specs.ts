import { IntOrString, PodTemplateSpec, Quantity, ServiceSpec, StatefulSetSpec } from '../../imports/k8s';
import { quantity } from '../kubernetes/quantities';
import { PORTS } from './broker-files';

/** What a broker's StatefulSet is made from. */
export interface StatefulSetFacts {
  readonly serviceName: string;
  readonly selector: Record<string, string>;
  readonly template: PodTemplateSpec;
  readonly storage: string;
  readonly storageClassName?: string;
}

/** One pod whose name, and so its node name and data folder, survive a restart. */
export function statefulSetSpec(facts: StatefulSetFacts): StatefulSetSpec {
  const { serviceName, selector, template, storage, storageClassName } = facts;
  return {
    replicas: 1,
    serviceName,
    selector: { matchLabels: selector },
    updateStrategy: { type: 'RollingUpdate' },
    template,
    volumeClaimTemplates: [
      {
        metadata: { name: 'data', labels: selector },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName,
          resources: { requests: { storage: Quantity.fromString(quantity(storage)) } },
        },
      },
    ],
  };
}

/** The ports of a broker behind one name. */
export function serviceSpec(selector: Record<string, string>): ServiceSpec {
  return {
    type: 'ClusterIP',
    selector,
    ports: Object.entries(PORTS).map(([name, port]) => ({
      name,
      port,
      protocol: 'TCP',
      targetPort: IntOrString.fromString(name),
    })),
  };
}

import { EnvValue } from 'cdk8s-plus-27';
import { ContainerPort, IntOrString, NetworkPolicyIngressRule, Quantity } from '../../imports/k8s';
import { PodPart } from '../pod/pod';
import { PROGRAM_FOLDER } from '../program/folders';
import { CREDENTIALS_FOLDER, credentialsMount } from './broker-credentials';
import {
  BrokerFacts,
  DEFINITIONS_FOLDER,
  ENABLED_PLUGINS,
  PORTS,
  permissions,
  rabbitmqConf,
  topologyJson,
} from './broker-files';
import { runtimeFiles } from './runtime';

/** What a broker's pod is made from. */
export interface BrokerPodFacts {
  readonly facts: BrokerFacts;
  /** The name of the Secret. */
  readonly credentials: string;
  readonly clientLabels: Record<string, string>;
}

const DATA = { name: 'data', mountPath: '/var/lib/rabbitmq' };

const text = EnvValue.fromValue;

/** What makes a RabbitMQ image the broker of a contract. */
export function brokerPart({ facts, credentials, clientLabels }: BrokerPodFacts): Partial<PodPart> {
  const secret = credentialsMount(credentials);
  const definitions = { name: 'definitions', mountPath: DEFINITIONS_FOLDER };
  return {
    env: {
      RABBITMQ_CONFIG_FILE: text(`${PROGRAM_FOLDER}/rabbitmq.conf`),
      RABBITMQ_ENABLED_PLUGINS_FILE: text(`${PROGRAM_FOLDER}/enabled_plugins`),
      RABBITMQ_LOGS: text('-'), // the console: the root file system is read-only
    },
    files: {
      'rabbitmq.conf': rabbitmqConf(facts),
      enabled_plugins: ENABLED_PLUGINS,
      'topology.json': topologyJson(facts),
      ...runtimeFiles('write-definitions.sh'),
    },
    initSteps: [
      {
        name: 'write-definitions',
        command: ['/bin/sh', `${PROGRAM_FOLDER}/write-definitions.sh`],
        env: definitionsEnvironment(facts),
        volumeMounts: [...secret.volumeMounts, definitions],
      },
    ],
    volumes: [
      ...secret.volumes,
      { name: 'definitions', emptyDir: { medium: 'Memory', sizeLimit: Quantity.fromString('2Mi') } },
    ],
    volumeMounts: [DATA, { ...definitions, readOnly: true }],
    ports: [port('amqp'), port('management'), port('metrics')],
    probes: probes(),
    ingress: ingress(clientLabels),
  };
}

function definitionsEnvironment({ queues, virtualHost }: BrokerFacts): Record<string, EnvValue> {
  const { configure, write, read } = permissions(queues);
  return {
    CREDENTIALS_DIR: text(CREDENTIALS_FOLDER),
    TOPOLOGY_FILE: text(`${PROGRAM_FOLDER}/topology.json`),
    DEFINITIONS_FILE: text(`${DEFINITIONS_FOLDER}/definitions.json`),
    VHOST: text(virtualHost),
    CONFIGURE: text(configure),
    WRITE: text(write),
    READ: text(read),
  };
}

/** A broker is ready when it takes clients, and alive when its runtime answers: it does so in an alarm for memory or disk, too. */
function probes(): PodPart['probes'] {
  const takesClients = { tcpSocket: { port: IntOrString.fromString('amqp') } };
  const answers = { httpGet: { path: '/metrics', port: IntOrString.fromString('metrics') } };
  return {
    startupProbe: { ...takesClients, periodSeconds: 5, failureThreshold: 120 }, // ten minutes for a large backlog
    readinessProbe: { ...takesClients, periodSeconds: 10, timeoutSeconds: 5 },
    livenessProbe: { ...answers, periodSeconds: 30, timeoutSeconds: 15, failureThreshold: 4 },
  };
}

/**
 * Clients of this namespace come in by their label, and any Prometheus reads the metrics. People reach the management UI
 * with `kubectl port-forward`, which no NetworkPolicy hinders.
 */
function ingress(clientLabels: Record<string, string>): NetworkPolicyIngressRule[] {
  const tcp = (number: number) => [{ protocol: 'TCP', port: IntOrString.fromNumber(number) }];
  return [
    { from: [{ podSelector: { matchLabels: clientLabels } }], ports: tcp(PORTS.amqp) },
    { from: [{ namespaceSelector: {} }], ports: tcp(PORTS.metrics) },
  ];
}

function port(name: keyof typeof PORTS): ContainerPort {
  return { name, containerPort: PORTS[name], protocol: 'TCP' };
}

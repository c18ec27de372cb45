import { Chart } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { literal } from '../kubernetes/process-text';
import { PodPart } from '../pod/pod';
import { BrokerQueue } from './broker';
import { BrokerTls } from './broker-tls';
import { declarations, topology } from './topology';

/** Where the mounted Secret of a broker is seen, in the pods of clients and of the broker. */
export const CREDENTIALS_FOLDER = '/etc/broker-credentials';

/** Where the certificate of a broker's authority is seen. */
const AUTHORITY_FOLDER = '/etc/broker-authority';

/** A connection that says nothing for twice as long is dead, whichever side asks. */
const HEARTBEAT_SECONDS = 30;

type ClientPart = Pick<PodPart, 'env' | 'volumes' | 'volumeMounts' | 'egress' | 'podLabels'>;

/** What a pod needs to use a queue, all of it from the queue's contract. */
export function queueClient({ broker, contract }: BrokerQueue): ClientPart {
  const { work, retries, deadLetters } = topology(contract);
  const text = EnvValue.fromValue;
  const tls = tlsPart(broker.tls);
  const credentials = credentialsMount(broker.credentials.name);
  return {
    env: {
      ...tls.env,
      RABBITMQ_HOST: text(broker.host),
      RABBITMQ_PORT: text(String(broker.port)),
      RABBITMQ_VHOST: text(literal(broker.virtualHost)),
      RABBITMQ_HEARTBEAT_SECONDS: text(String(HEARTBEAT_SECONDS)),
      RABBITMQ_CREDENTIALS_DIR: text(CREDENTIALS_FOLDER),
      QUEUE_NAME: text(work.name),
      QUEUE_DECLARATIONS: text(JSON.stringify(declarations({ work, retries, deadLetters }))),
      QUEUE_RETRIES: text(JSON.stringify(retries.map(({ name }) => name))),
      QUEUE_DEAD_LETTERS: text(deadLetters.name),
      QUEUE_ATTEMPTS: text(String(contract.attempts)),
      QUEUE_LONGEST_TASK_SECONDS: text(String(contract.longestTask.toSeconds())),
    },
    volumes: [...credentials.volumes, ...tls.volumes],
    volumeMounts: [...credentials.volumeMounts, ...tls.volumeMounts],
    egress: [broker.egress._rule()],
    podLabels: broker.clientLabels,
  };
}

/** The authority's certificate as a file, unless the image knows it. */
function tlsPart(tls: BrokerTls | undefined): Pick<PodPart, 'env' | 'volumes' | 'volumeMounts'> {
  if (!tls) {
    return { env: {}, volumes: [], volumeMounts: [] };
  }
  const encrypted = { RABBITMQ_TLS: EnvValue.fromValue('true') };
  if (!tls.authoritySecret) {
    return { env: encrypted, volumes: [], volumeMounts: [] };
  }
  const name = 'broker-authority';
  const secret = { secretName: tls.authoritySecret.name, defaultMode: 0o444 };
  return {
    env: { ...encrypted, RABBITMQ_CA_FILE: EnvValue.fromValue(`${AUTHORITY_FOLDER}/${tls.authorityKey}`) },
    volumes: [{ name, secret }],
    volumeMounts: [{ name, mountPath: AUTHORITY_FOLDER, readOnly: true }],
  };
}

/** A broker of ours lets in the pods of its own namespace alone. */
export function queueClientProblems(client: Construct, { broker, contract }: BrokerQueue): Problem[] {
  const namespace = Chart.of(client).namespace ?? '';
  if (broker.namespace === undefined || broker.namespace === namespace) {
    return [];
  }
  const got = `${show(contract.name)} in namespace ${show(broker.namespace)}`;
  const allowed = `a queue in the namespace of this construct, ${show(namespace)}`;
  return [{ prop: 'queue', got, allowed, fix: 'put both into one namespace, or use an ExternalBroker' }];
}

/** The Secret as files: a rotated password is seen without a new pod template, and no log of `env` shows it. */
export function credentialsMount(secretName: string): Pick<PodPart, 'volumes' | 'volumeMounts'> {
  const name = 'broker-credentials';
  return {
    volumes: [{ name, secret: { secretName, defaultMode: 0o440 } }],
    volumeMounts: [{ name, mountPath: CREDENTIALS_FOLDER, readOnly: true }],
  };
}

import { EnvValue } from 'cdk8s-plus-27';
import { literal } from '../kubernetes/process-arguments';
import { PodPart } from '../pod/pod';
import { BrokerQueue, IBroker } from './broker';
import { CREDENTIALS_FOLDER, credentialsMount } from './broker-credentials';
import { BrokerTls } from './broker-tls';
import { Queue } from './queue';

/** Where the certificate of a broker's authority is mounted. */
const AUTHORITY_FOLDER = '/etc/broker-authority';

/** A connection that says nothing for twice as long is dead, whichever side asks. */
const HEARTBEAT_SECONDS = 30;

type ClientPart = Pick<PodPart, 'env' | 'volumes' | 'volumeMounts' | 'egress' | 'podLabels'>;

/** What a pod needs to use a queue. */
export function queueClient({ broker, contract }: BrokerQueue): ClientPart {
  const tls = tlsPart(broker.tls);
  const credentials = credentialsMount(broker.credentials.name);
  return {
    env: asValues({ ...tls.env, ...connectionEnvironment(broker), ...contractEnvironment(contract) }),
    volumes: [...credentials.volumes, ...tls.volumes],
    volumeMounts: [...credentials.volumeMounts, ...tls.volumeMounts],
    egress: broker.network.map((one) => one._rule()),
    podLabels: broker.clientLabels,
  };
}

function connectionEnvironment({ host, port, virtualHost }: IBroker): Record<string, string> {
  return {
    RABBITMQ_HOST: host,
    RABBITMQ_PORT: String(port),
    RABBITMQ_VHOST: literal(virtualHost),
    RABBITMQ_HEARTBEAT_SECONDS: String(HEARTBEAT_SECONDS),
    RABBITMQ_CREDENTIALS_DIR: CREDENTIALS_FOLDER,
  };
}

function contractEnvironment({ _topology, attempts, longestTask }: Queue): Record<string, string> {
  const { work, retries, deadLetters, declarations } = _topology;
  return {
    QUEUE_NAME: work.name,
    QUEUE_DECLARATIONS: JSON.stringify(declarations),
    QUEUE_RETRIES: JSON.stringify(retries.map(({ name }) => name)),
    QUEUE_DEAD_LETTERS: deadLetters.name,
    QUEUE_ATTEMPTS: String(attempts),
    QUEUE_LONGEST_TASK_SECONDS: String(longestTask.toSeconds()),
  };
}

interface TlsPart extends Pick<PodPart, 'volumes' | 'volumeMounts'> {
  readonly env: Record<string, string>;
}

/** The authority's certificate as a file, unless the image knows it. */
function tlsPart(tls: BrokerTls | undefined): TlsPart {
  const env: Record<string, string> = tls ? { RABBITMQ_TLS: 'true' } : {};
  if (!tls?.authoritySecret) {
    return { env, volumes: [], volumeMounts: [] };
  }
  const name = 'broker-authority';
  return {
    env: { ...env, RABBITMQ_CA_FILE: `${AUTHORITY_FOLDER}/${tls.authorityKey}` },
    volumes: [{ name, secret: { secretName: tls.authoritySecret.name, defaultMode: 0o444 } }],
    volumeMounts: [{ name, mountPath: AUTHORITY_FOLDER, readOnly: true }],
  };
}

function asValues(env: Record<string, string>): Record<string, EnvValue> {
  return Object.fromEntries(Object.entries(env).map(([name, text]) => [name, EnvValue.fromValue(text)]));
}

import { EnvValue } from 'cdk8s-plus-27';
import { NetworkPolicyEgressRule } from '../../imports/k8s';
import { PodPart } from '../pod/pod';
import { BrokerQueue } from './broker';
import { declarations, topology } from './topology';

/** Where the mounted Secret of a broker is seen, in the pods of clients and of the broker. */
export const CREDENTIALS_FOLDER = '/etc/broker-credentials';

/** A connection that says nothing for twice as long is dead, whichever side asks. */
const HEARTBEAT_SECONDS = 30;

type ClientPart = Pick<PodPart, 'env' | 'volumes' | 'volumeMounts' | 'egress' | 'podLabels'>;

/** What a pod needs to use a queue, all of it from the queue's contract. */
export function queueClient({ broker, contract }: BrokerQueue): ClientPart {
  const { work, retries, deadLetters } = topology(contract);
  const text = EnvValue.fromValue;
  return {
    env: {
      RABBITMQ_HOST: text(broker.host),
      RABBITMQ_PORT: text(String(broker.port)),
      RABBITMQ_VHOST: text(broker.virtualHost),
      RABBITMQ_HEARTBEAT_SECONDS: text(String(HEARTBEAT_SECONDS)),
      RABBITMQ_CREDENTIALS_DIR: text(CREDENTIALS_FOLDER),
      QUEUE_NAME: text(work.name),
      QUEUE_DECLARATIONS: text(JSON.stringify(declarations({ work, retries, deadLetters }))),
      QUEUE_RETRIES: text(JSON.stringify(retries.map(({ name }) => name))),
      QUEUE_DEAD_LETTERS: text(deadLetters.name),
      QUEUE_ATTEMPTS: text(String(contract.attempts)),
      QUEUE_LONGEST_TASK_SECONDS: text(String(contract.longestTask.toSeconds())),
    },
    ...credentialsMount(broker.credentials.name),
    egress: [broker.egress._rule() as NetworkPolicyEgressRule],
    podLabels: broker.clientLabels,
  };
}

/** The Secret as files: a rotated password is seen without a new pod template, and no log of `env` shows it. */
export function credentialsMount(secretName: string): Pick<PodPart, 'volumes' | 'volumeMounts'> {
  const name = 'broker-credentials';
  return {
    volumes: [{ name, secret: { secretName, defaultMode: 0o440 } }],
    volumeMounts: [{ name, mountPath: CREDENTIALS_FOLDER, readOnly: true }],
  };
}

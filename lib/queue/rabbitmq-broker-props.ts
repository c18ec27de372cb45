import { ISecret } from 'cdk8s-plus-27';
import { Fields } from '../fields/field';
import { text } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { bytes } from '../kubernetes/amounts';
import { secret } from '../kubernetes/named-objects';
import { dnsLabelProblems, dnsSubdomainProblems } from '../kubernetes/names';
import { objectName } from '../kubernetes/object-name';
import { CommonPodProps, POD_PROPS } from '../pod/pod-props';
import { Resources, resources } from '../pod/resources';
import { imageProblems } from '../program/image';
import { Queue } from './queue';
import { queueList } from './queue-list';

/** What a team decides about its broker. */
export interface RabbitMqBrokerProps extends CommonPodProps {
  /**
   * The name of the objects, and the DNS name of the broker in its namespace.
   *
   * @default - the path of the construct below its chart, each id in kebab case, joined with `-`
   * @throws when it is not a DNS label of at most 52 characters, as pods and their revisions append to it, or starts
   * with a digit, which no Service may
   */
  readonly name?: string;

  /**
   * An existing Secret with the keys `username` and `password`. Pods wait for it; it is never rendered. A changed
   * password is taken at the next start of the broker.
   *
   * @throws when its name is not a DNS subdomain
   */
  readonly credentials: ISecret;

  /**
   * The queues that this broker holds.
   *
   * @throws when there is none, or two have one name, their dead letters and waiting tasks included
   */
  readonly queues: Queue[];

  /**
   * The image: RabbitMQ 4.0 or newer with the management and Prometheus plugins.
   *
   * @default 'rabbitmq:4.3.4-management' - a maintained release
   * @throws when it has no fixed tag
   */
  readonly image?: string;

  /**
   * CPU and memory. The broker stops taking messages at 60% of its memory limit.
   *
   * @default - 200m to 500m CPU, 256Mi to 512Mi memory: some queues of a team, with thousands of tasks
   * @throws when it is not a `Resources`
   * @see https://www.rabbitmq.com/docs/memory
   */
  readonly resources?: Resources;

  /**
   * The volume for messages and users, in whole bytes from 256Mi to 64Ti. It cannot be changed in place.
   *
   * @default '8Gi' - room for millions of small tasks
   * @throws outside that range
   */
  readonly storage?: string;

  /**
   * The class of the volume. It cannot be changed in place.
   *
   * @default - the cluster's default class
   * @throws when it is not a DNS subdomain
   * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
   */
  readonly storageClassName?: string;
}

/** Some queues of a team, with thousands of tasks. */
const RESOURCES = Resources.of('200m', '256Mi').upTo('500m', '512Mi');

const BACKLOG = { min: '256Mi', max: '64Ti', fix: 'size it for the longest backlog' };

export const RABBIT_MQ_BROKER = {
  name: objectName.checkedBy(nameProblems),
  credentials: secret,
  queues: queueList,
  image: text.checkedBy(imageProblems).or('rabbitmq:4.3.4-management'),
  resources: resources.or(RESOURCES),
  storage: bytes(BACKLOG).or('8Gi'),
  storageClassName: text.checkedBy(dnsSubdomainProblems).orNothing,
  ...POD_PROPS,
} satisfies Fields<RabbitMqBrokerProps>;

/** A Service is stricter: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names */
function nameProblems(prop: string, name: string): Problem[] {
  const allowed = 'a name that starts with a letter, which a Service must have';
  return [
    ...dnsLabelProblems(prop, name, 52),
    ...unless(!/^[0-9]/.test(name), { prop, got: show(name), allowed, fix: 'put a letter in front' }),
  ];
}

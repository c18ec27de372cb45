import { Size } from 'cdk8s';
import { ISecret } from 'cdk8s-plus-27';
import { IPriorityClass } from '../cluster/priority-class';
import { PodOptions } from '../pod/pod-options';
import { Resources } from '../pod/resources';
import { Queue } from './queue';

/** What a team decides about its broker. */
export interface RabbitMqBrokerProps {
  /**
   * The name of the objects, and the DNS name of the broker in its namespace.
   *
   * @default - the path of the construct below its chart, joined with `-`
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
   * @throws when it is none of `Resources`
   * @see https://www.rabbitmq.com/docs/memory
   */
  readonly resources?: Resources;

  /**
   * The volume for messages and users, in whole KiB from 256 MiB to 64 TiB. It cannot be changed in place.
   *
   * @default Size.gibibytes(8) - room for millions of small tasks
   * @throws outside that range
   */
  readonly storage?: Size;

  /**
   * The class of the volume. It cannot be changed in place.
   *
   * @default - the cluster's default class
   * @throws when it is not a DNS subdomain
   * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
   */
  readonly storageClassName?: string;

  /**
   * Labels of the objects and their pods, besides the standard ones.
   *
   * @default - `app.kubernetes.io/name`, `instance`, `component`, `part-of` and `managed-by`
   * @throws when a label is illegal or one that the library selects by
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the StatefulSet and its pods.
   *
   * @default - none
   * @throws when a key is illegal or the cluster's own, a value looks like a secret, or all together exceed 256 KiB
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Which pods go first when a cluster is full.
   *
   * @default - the cluster's default priority: work can wait, what holds it should not
   * @throws when its name is not a DNS subdomain
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  readonly priority?: IPriorityClass;

  /**
   * Where the pod runs, what it sees and what it may reach.
   *
   * @default - see each option; 120 s to end after SIGTERM, in which it writes what it holds
   * @throws when an option does; see each
   */
  readonly pod?: PodOptions;
}

import { ISecret } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { exactArguments } from '../fields/exact-arguments';
import { Fields } from '../fields/field';
import { flag, text, valueOf, wholeNumber } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { secret } from '../kubernetes/named-objects';
import { dnsSubdomainProblems } from '../kubernetes/names';
import { processTextProblems } from '../kubernetes/process-arguments';
import { Network, network } from '../network/network';
import { settleProps } from '../words/construct-props';
import { BrokerQueue, IBroker } from './broker';
import { BrokerTls } from './broker-tls';
import { requireOneDeclaration } from './one-declaration';
import { Queue } from './queue';
import { brokerQueueOf, queueList } from './queue-list';

/** Where a broker is that somebody else runs. */
export interface ExternalBrokerProps {
  /**
   * Its DNS name or IPv4 address.
   *
   * @throws when it is neither
   */
  readonly host: string;

  /**
   * Its AMQP port, from 1 to 65535.
   *
   * @default - 5671 with TLS, 5672 without
   * @throws outside that range
   */
  readonly port?: number;

  /**
   * Its virtual host, 1 to 255 characters.
   *
   * @default '/' - RabbitMQ's own
   * @throws when it is empty or longer, or holds NUL
   * @see https://www.rabbitmq.com/docs/vhosts
   */
  readonly virtualHost?: string;

  /**
   * How the connection is secured.
   *
   * @default BrokerTls.publicAuthority() - the network in between is not yours alone
   * @throws when `plaintext` is true, too
   * @see https://www.rabbitmq.com/docs/ssl
   */
  readonly tls?: BrokerTls;

  /**
   * Whether the connection goes in the clear, as inside a cluster whose network is encrypted or trusted.
   *
   * @default false - passwords and tasks would be read on the way
   * @throws when it is true and `tls` is given
   */
  readonly plaintext?: boolean;

  /**
   * An existing Secret with the keys `username` and `password`, in each namespace that has a client. It is never
   * rendered.
   *
   * @throws when its name is not a DNS subdomain
   */
  readonly credentials: ISecret;

  /**
   * The queues that workers and producers use there. They declare them when they connect, and end with a message when one
   * exists with other arguments.
   *
   * @throws when there is none, two have one name, or another broker construct declares one differently
   */
  readonly queues: Queue[];

  /**
   * What workers and producers must be able to connect to: a NetworkPolicy cannot select by DNS name.
   *
   * @throws when it is missing or empty
   */
  readonly network: Network[];
}

/** A RabbitMQ server that runs elsewhere. It renders nothing itself. */
export class ExternalBroker extends Construct implements IBroker {
  /** Its DNS name or address. */
  public readonly host: string;
  /** Its AMQP port. */
  public readonly port: number;
  /** Its virtual host. */
  public readonly virtualHost: string;
  /** How the connection is secured; nothing in the clear. */
  public readonly tls?: BrokerTls;
  /** The Secret with the keys `username` and `password`. */
  public readonly credentials: ISecret;
  /** Labels by which its network lets a pod in: none that we know. */
  public readonly clientLabels: { [key: string]: string } = {};
  /** What a client's own network must open. */
  public readonly network: Network[];

  private readonly queues: Queue[];

  constructor(scope: Construct, id: string, props: ExternalBrokerProps) {
    super(scope, id);
    const { tls, plaintext, queues, ...settled } = settleProps(this, props, EXTERNAL_BROKER, arguments, () =>
      bothWaysProblems(props),
    );
    this.host = settled.host;
    this.port = settled.port ?? (plaintext ? 5672 : 5671);
    this.virtualHost = settled.virtualHost;
    this.tls = plaintext ? undefined : tls;
    this.credentials = settled.credentials;
    this.network = settled.network;
    this.queues = queues;
    requireOneDeclaration(this, queues);
  }

  /**
   * A queue of this broker, for its workers, its producers and other Jobs.
   *
   * @param queue the value that stands in `queues`
   * @throws when it does not stand there
   */
  public queue(queue: Queue): BrokerQueue {
    return brokerQueueOf(this, this.queues, queue);
  }

  static {
    exactArguments(this);
  }
}

export const EXTERNAL_BROKER = {
  host: text.checkedBy(hostProblems),
  port: wholeNumber({ min: 1, max: 65535, fix: 'name the port that the broker listens on' }).orNothing,
  virtualHost: text.checkedBy(virtualHostProblems).or('/'),
  tls: valueOf(BrokerTls, ['publicAuthority', 'authority']).or(BrokerTls.publicAuthority()),
  plaintext: flag.or(false),
  credentials: secret,
  queues: queueList,
  network: network.checkedBy(someNetworkProblems),
} satisfies Fields<ExternalBrokerProps>;

function hostProblems(prop: string, host: string): Problem[] {
  const fix = 'write the host alone, as in "mq.example"';
  return dnsSubdomainProblems(prop, host).map((problem) => ({ ...problem, fix }));
}

function virtualHostProblems(prop: string, virtualHost: string): Problem[] {
  const bytes = Buffer.byteLength(virtualHost);
  const fix = 'leave it out for "/"';
  return [
    ...unless(bytes >= 1 && bytes <= 255, { prop, got: show(virtualHost), allowed: '1 to 255 bytes', fix }),
    ...processTextProblems(prop, virtualHost),
  ];
}

function someNetworkProblems(prop: string, given: Network[]): Problem[] {
  const fix = "write for example [Network.toCidr('10.20.0.0/16', '5671')]";
  return unless(given.length > 0, { prop, got: '[]', allowed: 'the way to the broker', fix });
}

/** The default of `tls` does not contradict `plaintext`; what the user wrote does. */
function bothWaysProblems({ plaintext, tls }: ExternalBrokerProps): Problem[] {
  const problem = { prop: 'plaintext', got: 'true with tls', allowed: 'one of them', fix: 'leave plaintext out' };
  return unless(!(plaintext && tls), problem);
}

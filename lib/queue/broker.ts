import { ISecret } from 'cdk8s-plus-27';
import { valueOf } from '../fields/kinds';
import { Network } from '../network/network';
import { BrokerTls } from './broker-tls';
import { Queue } from './queue';

/** A broker as workers and producers see it. */
export interface IBroker {
  /** Its DNS name. */
  readonly host: string;
  /** Its AMQP port. */
  readonly port: number;
  /** Its virtual host. */
  readonly virtualHost: string;
  /** The namespace that the charts of its clients must name, empty for none; nothing for any. */
  readonly namespace?: string;
  /** How the connection is secured; nothing in the clear. */
  readonly tls?: BrokerTls;
  /** The Secret with the keys `username` and `password`. */
  readonly credentials: ISecret;
  /** Labels by which its network lets a pod in. */
  readonly clientLabels: { [key: string]: string };
  /** What a client's own network must open. */
  readonly network: Network[];
}

/** A queue on its broker: all that workers and producers are told. */
export class BrokerQueue {
  /**
   * Only a broker makes this value, of a queue that it holds.
   *
   * @internal
   */
  public static _make(broker: IBroker, contract: Queue): BrokerQueue {
    return new BrokerQueue(broker, contract);
  }

  private constructor(
    /** Where it is. */
    public readonly broker: IBroker,
    /** What it promises. */
    public readonly contract: Queue,
  ) {}
}

/** A prop that takes such a queue. */
export const brokerQueue = valueOf(BrokerQueue, 'ask its broker for it, for example broker.queue(tasks)');

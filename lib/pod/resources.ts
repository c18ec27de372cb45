import { exactArguments } from '../fields/exact-arguments';
import { valueOf } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { show } from '../fields/show';
import { bytes, cpu } from '../kubernetes/amounts';
import { isMore } from '../kubernetes/quantities';
import { reason } from '../security/reason';

const fix = 'name what the program needs';

/** What is reserved. */
export const RESERVED = {
  cpu: cpu({ min: '1m', max: '10000', fix }),
  memory: bytes({ min: '1Ki', max: '1024Ti', fix }),
};
const AT_MOST = { cpu: RESERVED.cpu, memory: RESERVED.memory.orNothing };
const NO_CPU_LIMIT = { reason: reason('say why throttling hurts this program') };

/** CPU and memory as they are written. */
interface Figures {
  readonly cpu: string;
  readonly memory: string;
}

/** The same, of which there may be no CPU limit. */
interface Limits {
  readonly cpu?: string;
  readonly memory: string;
}

/**
 * CPU and memory of one container, reserved (request) and at most (limit), as Kubernetes writes them. How a program
 * behaves decides which of the two differ:
 *
 * - as busy at its end as at its start: `Resources.of('500m', '1Gi')`;
 * - patient, but quick where a node is idle: `Resources.of('100m', '64Mi').upTo('400m')`. Memory cannot be taken back, so
 *   all of it is reserved;
 * - bound by memory (a data frame, a matrix): `Resources.of('100m', '2Gi').upTo('1')`. A full node never kills it;
 * - measured: `Resources.of('100m', '64Mi').upTo('200m', '128Mi')`.
 *
 * Ephemeral storage is not here: it is added up from the volumes that a pod has.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export class Resources {
  /**
   * What the scheduler reserves, and no more: a container is slowed down beyond its CPU, and killed beyond its memory
   * (exit 137).
   *
   * @param cpu in whole thousandths from 1m to 10000 CPUs: `100m`, `0.5`, `2`. Low is cheap: a batch program can often
   * wait
   * @param memory in whole bytes from 1Ki to 1024Ti: `64Mi`, `1.5Gi`, `500M`
   * @throws outside these ranges, or when one is no quantity
   */
  public static of(cpu: string, memory: string): Resources {
    const reserved = settleArguments('Resources.of', { cpu, memory }, RESERVED);
    return new Resources(reserved, reserved);
  }

  private constructor(
    /** @internal */
    public readonly _requests: Figures,
    /** @internal */
    public readonly _limits: Limits,
    /** @internal */
    public readonly _noCpuLimitReason?: string,
  ) {}

  /**
   * The same, which may have more than is reserved while its node has it to spare. The last word counts: it also ends
   * an earlier `withoutCpuLimit`.
   *
   * @param cpu beyond which the container is slowed down, in whole thousandths up to 10000 CPUs; at least what is
   * reserved
   * @param memory beyond which the container is killed (exit 137), in whole bytes up to 1024Ti; at least what is
   * reserved. Left out, the limit of the memory stays as it is
   * @throws below what is reserved, above these bounds, or when one is no quantity
   */
  public upTo(cpu: string, memory?: string): Resources {
    const atMost = settleArguments('Resources.upTo', { cpu, memory }, AT_MOST, (limits) => [
      ...belowReserved('cpu', this._requests.cpu, limits.cpu),
      ...belowReserved('memory', this._requests.memory, limits.memory),
    ]);
    return new Resources(this._requests, { cpu: atMost.cpu, memory: atMost.memory ?? this._limits.memory });
  }

  /**
   * The same without a CPU limit, so that an idle node is used to the full. The reason is rendered as a waiver
   * for the scanners that ask for the limit.
   *
   * @throws when the reason is empty, or does not fit into an annotation
   */
  public withoutCpuLimit(reason: string): Resources {
    const settled = settleArguments('Resources.withoutCpuLimit', { reason }, NO_CPU_LIMIT);
    return new Resources(this._requests, { memory: this._limits.memory }, settled.reason);
  }

  static {
    exactArguments(this);
  }
}

/** A limit below its request is refused by the API server, too. */
function belowReserved(prop: string, reserved: string, limit: string | undefined): Problem[] {
  return unless(limit === undefined || !isMore(reserved, limit), {
    prop,
    got: show(limit),
    allowed: `at least ${show(reserved)}, which is reserved`,
    fix: 'raise it, or reserve less',
  });
}

/** A prop that takes such a value. */
export const resources = valueOf(Resources, ['of']);

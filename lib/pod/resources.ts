import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Problem, rejectValueIfAny, show } from '../validation/problem';
import { kibibytesOf, millicpusOf, quantity } from '../validation/quantities';

/** The four figures of a container. */
export interface ResourceFigures {
  /** CPU that the scheduler reserves, above 0. Low is cheap: a batch program can often wait. */
  readonly cpuRequest: Cpu;

  /**
   * CPU beyond which the container is slowed down; at least the request.
   * To render none, say why with `withoutCpuLimit`.
   */
  readonly cpuLimit: Cpu;

  /** Memory that the scheduler reserves, above 0, in whole KiB. */
  readonly memoryRequest: Size;

  /** Memory beyond which the container is killed (exit 137); at least the request. */
  readonly memoryLimit: Size;
}

/**
 * CPU and memory of one container: reserved (request) and at most (limit).
 * The three profiles follow from how a program behaves; `of` takes your own measured figures.
 * Ephemeral storage is not here: it is added up from the volumes that a pod has.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export class Resources {
  /**
   * Your own figures.
   *
   * @throws when a request is above its limit, or a figure is not above zero
   */
  public static of(figures: ResourceFigures): Resources {
    rejectValueIfAny('Resources.of', problemsIn(figures));
    return new Resources(figures.cpuRequest, figures.memoryRequest, figures.memoryLimit, figures.cpuLimit);
  }

  /** A program that is as busy at its end as at its start: what it needs is reserved, no more and no less. */
  public static steady(cpu: Cpu, memory: Size): Resources {
    return Resources.of({ cpuRequest: cpu, cpuLimit: cpu, memoryRequest: memory, memoryLimit: memory });
  }

  /**
   * A program that can wait but should be quick when a node is idle: a low CPU request, a limit four times
   * as high. Memory cannot be taken back, so all of it is reserved.
   */
  public static burstable(cpuRequest: Cpu, memory: Size): Resources {
    const cpuLimit = Cpu.millis(millicpusOf(cpuRequest.amount) * 4);
    return Resources.of({ cpuRequest, cpuLimit, memoryRequest: memory, memoryLimit: memory });
  }

  /**
   * A program whose memory decides (a data frame, a matrix): all of its memory is reserved, so that a full node
   * never kills it, with 100m to 1 CPU beside it.
   */
  public static memoryBound(memory: Size): Resources {
    const cpu = { cpuRequest: Cpu.millis(100), cpuLimit: Cpu.units(1) };
    return Resources.of({ ...cpu, memoryRequest: memory, memoryLimit: memory });
  }

  private constructor(
    /** CPU reserved. */
    public readonly cpuRequest: Cpu,
    /** Memory reserved. */
    public readonly memoryRequest: Size,
    /** Memory at most. */
    public readonly memoryLimit: Size,
    /** CPU at most; nothing when there is no limit. */
    public readonly cpuLimit?: Cpu,
    /** Why there is no CPU limit; nothing when there is one. */
    public readonly noCpuLimitReason?: string,
  ) {}

  /**
   * The same without a CPU limit, so that an idle node is used to the full. The reason is rendered as an exception
   * for the scanners that ask for the limit.
   *
   * @throws when the reason is empty
   */
  public withoutCpuLimit(reason: string): Resources {
    if (reason.trim() === '') {
      const fix = 'say why throttling hurts this program';
      rejectValueIfAny('Resources.withoutCpuLimit', [
        { prop: 'reason', got: show(reason), allowed: 'a reason in words', fix },
      ]);
    }
    return new Resources(this.cpuRequest, this.memoryRequest, this.memoryLimit, undefined, reason);
  }
}

function problemsIn({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: ResourceFigures): Problem[] {
  return [
    ...aboveZero('cpuRequest', millicpusOf(cpuRequest.amount), cpuRequest.amount, 'Cpu.millis(1)'),
    ...aboveZero('memoryRequest', kibibytesOf(memoryRequest), quantity(memoryRequest), 'Size.kibibytes(1)'),
    ...inOrder(
      'cpuRequest',
      cpuRequest.amount,
      cpuLimit.amount,
      millicpusOf(cpuLimit.amount) - millicpusOf(cpuRequest.amount),
    ),
    ...inOrder(
      'memoryRequest',
      quantity(memoryRequest),
      quantity(memoryLimit),
      kibibytesOf(memoryLimit) - kibibytesOf(memoryRequest),
    ),
  ];
}

function aboveZero(prop: string, figure: number, got: string, least: string): Problem[] {
  return figure > 0 ? [] : [{ prop, got, allowed: `at least ${least}`, fix: 'reserve what the program needs' }];
}

function inOrder(prop: string, request: string, limit: string, room: number): Problem[] {
  const limitProp = prop.replace('Request', 'Limit');
  return room >= 0
    ? []
    : [{ prop, got: request, allowed: `at most ${limitProp} ${limit}`, fix: `lower ${prop} or raise ${limitProp}` }];
}

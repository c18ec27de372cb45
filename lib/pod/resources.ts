import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Fields, Settled } from '../fields/field';
import { optionsOf, valueOf } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { cpu, size } from '../kubernetes/amounts';
import { kibibytesOf, millicpusOf, quantity } from '../kubernetes/quantities';
import { reason } from '../security/reason';

/** The four figures of a container. */
export interface ResourceFigures {
  /**
   * CPU that the scheduler reserves, in whole thousandths from 1m to 10000 CPUs. Low is cheap: a batch program can
   * often wait.
   *
   * @throws outside that range, or above `cpuLimit`
   */
  readonly cpuRequest: Cpu;

  /**
   * CPU beyond which the container is slowed down, in whole thousandths from 1m to 10000 CPUs; at least `cpuRequest`.
   * To render none, say why with `withoutCpuLimit`.
   *
   * @throws outside that range, or below `cpuRequest`
   */
  readonly cpuLimit: Cpu;

  /**
   * Memory that the scheduler reserves, in whole KiB from 1 KiB to 1024 TiB.
   *
   * @throws outside that range, or above `memoryLimit`
   */
  readonly memoryRequest: Size;

  /**
   * Memory beyond which the container is killed (exit 137), in whole KiB from 1 KiB to 1024 TiB; at least `memoryRequest`.
   *
   * @throws outside that range, or below `memoryRequest`
   */
  readonly memoryLimit: Size;
}

const fix = 'name what the program needs';
const anyCpu = cpu({ minMillis: 1, maxMillis: 10000 * 1000, fix });
const anyMemory = size({ min: Size.kibibytes(1), max: Size.tebibytes(1024), fix });

export const RESOURCE_FIGURES = {
  cpuRequest: anyCpu,
  cpuLimit: anyCpu,
  memoryRequest: anyMemory,
  memoryLimit: anyMemory,
} satisfies Fields<ResourceFigures>;

const FIGURES = { figures: optionsOf(RESOURCE_FIGURES) };
const STEADY = { cpu: anyCpu, memory: anyMemory };
const BURSTABLE = { cpuRequest: anyCpu, memory: anyMemory };
const MEMORY_BOUND = { memory: anyMemory };
const NO_CPU_LIMIT = { reason: reason('say why throttling hurts this program') };

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
   * @throws when a request is above its limit, or a figure is outside its range
   */
  public static of(figures: ResourceFigures): Resources {
    const settled = settleArguments('Resources.of', { figures }, FIGURES, (given) => requestProblems(given.figures));
    const { cpuRequest, memoryRequest, memoryLimit, cpuLimit } = settled.figures;
    return new Resources(cpuRequest, memoryRequest, memoryLimit, cpuLimit);
  }

  /**
   * A program that is as busy at its end as at its start: what it needs is reserved, no more and no less.
   *
   * @throws when a figure is outside the range of `ResourceFigures`
   */
  public static steady(cpu: Cpu, memory: Size): Resources {
    const settled = settleArguments('Resources.steady', { cpu, memory }, STEADY);
    return new Resources(settled.cpu, settled.memory, settled.memory, settled.cpu);
  }

  /**
   * A program that can wait but should be quick when a node is idle: a low CPU request, a limit four times
   * as high. Memory cannot be taken back, so all of it is reserved.
   *
   * @throws when a figure is outside the range of `ResourceFigures`
   */
  public static burstable(cpuRequest: Cpu, memory: Size): Resources {
    const settled = settleArguments('Resources.burstable', { cpuRequest, memory }, BURSTABLE);
    const cpuLimit = Cpu.millis(millicpusOf(settled.cpuRequest.amount) * 4);
    return new Resources(settled.cpuRequest, settled.memory, settled.memory, cpuLimit);
  }

  /**
   * A program whose memory decides (a data frame, a matrix): all of its memory is reserved, so that a full node
   * never kills it, with 100m to 1 CPU beside it.
   *
   * @throws when the memory is outside the range of `ResourceFigures`
   */
  public static memoryBound(memory: Size): Resources {
    const settled = settleArguments('Resources.memoryBound', { memory }, MEMORY_BOUND);
    return new Resources(Cpu.millis(100), settled.memory, settled.memory, Cpu.units(1));
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
   * The same without a CPU limit, so that an idle node is used to the full. The reason is rendered as a waiver
   * for the scanners that ask for the limit.
   *
   * @throws when the reason is empty, or does not fit into an annotation
   */
  public withoutCpuLimit(reason: string): Resources {
    const settled = settleArguments('Resources.withoutCpuLimit', { reason }, NO_CPU_LIMIT);
    return new Resources(this.cpuRequest, this.memoryRequest, this.memoryLimit, undefined, settled.reason);
  }
}

/** What is reserved is not above its limit. */
function requestProblems(figures: Settled<typeof RESOURCE_FIGURES>): Problem[] {
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = figures;
  return [
    ...unless(!(millicpusOf(cpuRequest.amount) > millicpusOf(cpuLimit.amount)), {
      prop: 'cpuRequest',
      got: cpuRequest.amount,
      allowed: `at most cpuLimit ${cpuLimit.amount}`,
      fix: 'lower cpuRequest or raise cpuLimit',
    }),
    ...unless(!(kibibytesOf(memoryRequest) > kibibytesOf(memoryLimit)), {
      prop: 'memoryRequest',
      got: quantity(memoryRequest),
      allowed: `at most memoryLimit ${quantity(memoryLimit)}`,
      fix: 'lower memoryRequest or raise memoryLimit',
    }),
  ];
}

/** A prop that takes such a value. */
export const resources = valueOf(Resources, ['steady', 'burstable', 'memoryBound', 'of']);

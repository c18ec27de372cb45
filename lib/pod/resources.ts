import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { valueOf } from '../fields/kinds';
import { Problem, rejectValueIfAny } from '../fields/problem';
import { Types, optionsOf, requireArguments } from '../fields/types';
import { cpuProblems as cpuWithin, sizeProblems } from '../kubernetes/amounts';
import { isCpu, isSize } from '../kubernetes/cdk8s-types';
import { kibibytesOf, millicpusOf, quantity } from '../kubernetes/quantities';
import { reasonProblems } from '../security/hardening-exception';

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
   * CPU beyond which the container is slowed down, in whole thousandths; at least the request, at most 10000 CPUs.
   * To render none, say why with `withoutCpuLimit`.
   *
   * @throws outside that range
   */
  readonly cpuLimit: Cpu;

  /**
   * Memory that the scheduler reserves, in whole KiB from 1 KiB to 1024 TiB.
   *
   * @throws outside that range, or above `memoryLimit`
   */
  readonly memoryRequest: Size;

  /**
   * Memory beyond which the container is killed (exit 137), in whole KiB; at least the request, at most 1024 TiB.
   *
   * @throws outside that range
   */
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
   * @throws when a request is above its limit, or a figure is outside its range
   */
  public static of(figures: ResourceFigures): Resources {
    requireArguments('Resources.of', { figures }, { figures: optionsOf(FIGURES) });
    rejectValueIfAny('Resources.of', problemsIn(figures));
    return new Resources(figures.cpuRequest, figures.memoryRequest, figures.memoryLimit, figures.cpuLimit);
  }

  /**
   * A program that is as busy at its end as at its start: what it needs is reserved, no more and no less.
   *
   * @throws when a figure is outside the range of `ResourceFigures`
   */
  public static steady(cpu: Cpu, memory: Size): Resources {
    requireArguments('Resources.steady', { cpu, memory }, { cpu: isCpu, memory: isSize });
    rejectValueIfAny('Resources.steady', [...cpuProblems('cpu', cpu), ...memoryProblems('memory', memory)]);
    return new Resources(cpu, memory, memory, cpu);
  }

  /**
   * A program that can wait but should be quick when a node is idle: a low CPU request, a limit four times
   * as high. Memory cannot be taken back, so all of it is reserved.
   *
   * @throws when a figure is outside the range of `ResourceFigures`
   */
  public static burstable(cpuRequest: Cpu, memory: Size): Resources {
    requireArguments('Resources.burstable', { cpuRequest, memory }, { cpuRequest: isCpu, memory: isSize });
    const problems = [...cpuProblems('cpuRequest', cpuRequest), ...memoryProblems('memory', memory)];
    rejectValueIfAny('Resources.burstable', problems);
    return new Resources(cpuRequest, memory, memory, Cpu.millis(millicpusOf(cpuRequest.amount) * 4));
  }

  /**
   * A program whose memory decides (a data frame, a matrix): all of its memory is reserved, so that a full node
   * never kills it, with 100m to 1 CPU beside it.
   *
   * @throws when the memory is outside the range of `ResourceFigures`
   */
  public static memoryBound(memory: Size): Resources {
    requireArguments('Resources.memoryBound', { memory }, { memory: isSize });
    rejectValueIfAny('Resources.memoryBound', memoryProblems('memory', memory));
    return new Resources(Cpu.millis(100), memory, memory, Cpu.units(1));
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
   * @throws when the reason is empty, or does not fit into an annotation
   */
  public withoutCpuLimit(reason: string): Resources {
    rejectValueIfAny('Resources.withoutCpuLimit', reasonProblems(reason, 'say why throttling hurts this program'));
    return new Resources(this.cpuRequest, this.memoryRequest, this.memoryLimit, undefined, reason);
  }
}

const FIGURES: Types<ResourceFigures> = {
  cpuRequest: isCpu,
  cpuLimit: isCpu,
  memoryRequest: isSize,
  memoryLimit: isSize,
};

function problemsIn({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: ResourceFigures): Problem[] {
  const cpuRoom = millicpusOf(cpuLimit.amount) - millicpusOf(cpuRequest.amount);
  const memoryRoom = kibibytesOf(memoryLimit) - kibibytesOf(memoryRequest);
  return [
    ...cpuProblems('cpuRequest', cpuRequest),
    ...cpuProblems('cpuLimit', cpuLimit),
    ...memoryProblems('memoryRequest', memoryRequest),
    ...memoryProblems('memoryLimit', memoryLimit),
    ...inOrder('cpuRequest', cpuRequest.amount, cpuLimit.amount, cpuRoom),
    ...inOrder('memoryRequest', quantity(memoryRequest), quantity(memoryLimit), memoryRoom),
  ];
}

function cpuProblems(prop: string, { amount }: Cpu): Problem[] {
  return cpuWithin(prop, amount, { minMillis: 1, maxMillis: 10000 * 1000, fix: 'name what the program needs' });
}

function memoryProblems(prop: string, size: Size): Problem[] {
  const bounds = { min: Size.kibibytes(1), max: Size.tebibytes(1024), fix: 'name what the program needs' };
  return sizeProblems(prop, size, bounds);
}

function inOrder(prop: string, request: string, limit: string, room: number): Problem[] {
  const limitProp = prop.replace('Request', 'Limit');
  return room < 0
    ? [{ prop, got: request, allowed: `at most ${limitProp} ${limit}`, fix: `lower ${prop} or raise ${limitProp}` }]
    : [];
}

/** A prop that takes such a value. */
export const resources = valueOf(Resources, ['steady', 'burstable', 'memoryBound', 'of']);

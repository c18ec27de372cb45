import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { Resources } from '../../../lib';
import { RESOURCE_FIGURES } from '../../../lib/pod/resources';
import { amountsOf, within } from './numbers';
import { reason } from './texts';

export const TEBIBYTE = 1024 ** 3; // in KiB

const millis = amountsOf(RESOURCE_FIGURES.cpuLimit);
const cpu = millis.map((value) => Cpu.millis(value));
const kibibytes = amountsOf(RESOURCE_FIGURES.memoryLimit);
const memory = kibibytes.map((amount) => Size.kibibytes(amount));

const figures = fc.tuple(millis, millis, kibibytes, kibibytes).map(([one, other, some, more]) =>
  Resources.of({
    cpuRequest: Cpu.millis(Math.min(one, other)),
    cpuLimit: Cpu.millis(Math.max(one, other)),
    memoryRequest: Size.kibibytes(Math.min(some, more)),
    memoryLimit: Size.kibibytes(Math.max(some, more)),
  }),
);

const limited = fc.oneof(
  figures,
  fc.tuple(cpu, memory).map(([one, size]) => Resources.steady(one, size)),
  fc.tuple(within(1, 2_500_000), memory).map(([one, size]) => Resources.burstable(Cpu.millis(one), size)),
  memory.map((size) => Resources.memoryBound(size)),
);

export const resources = fc.oneof(
  limited,
  fc.tuple(limited, reason).map(([some, why]) => some.withoutCpuLimit(why)),
);

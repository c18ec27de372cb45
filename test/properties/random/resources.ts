import * as fc from 'fast-check';
import { Resources } from '../../../lib';
import { RESERVED } from '../../../lib/pod/resources';
import { amountsOf, ofBytes, ofCpu, quantitiesOf } from './numbers';
import { reason } from './texts';

const reserved = fc
  .tuple(quantitiesOf(RESERVED.cpu), quantitiesOf(RESERVED.memory))
  .map(([cpu, memory]) => Resources.of(cpu, memory));

/** Two amounts, of which the first is not more than the other. */
function ascending(amounts: fc.Arbitrary<number>, written: (amount: number) => fc.Arbitrary<string>) {
  return fc
    .tuple(amounts, amounts)
    .chain(([one, other]) => fc.tuple(written(Math.min(one, other)), written(Math.max(one, other))));
}

const limited = fc
  .tuple(ascending(amountsOf(RESERVED.cpu), ofCpu), ascending(amountsOf(RESERVED.memory), ofBytes), fc.boolean())
  .map(([[cpu, mostCpu], [memory, mostMemory], isCpuAlone]) =>
    Resources.of(cpu, memory).upTo(mostCpu, isCpuAlone ? undefined : mostMemory),
  );

const some = fc.oneof(reserved, limited);

export const resources = fc.oneof(
  some,
  fc.tuple(some, reason).map(([figures, why]) => figures.withoutCpuLimit(why)),
);

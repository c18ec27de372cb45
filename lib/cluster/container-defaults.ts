import { Size } from 'cdk8s';
import { LimitRangeSpec, Quantity } from '../../imports/k8s';
import { quantity } from '../kubernetes/quantities';

/** What a container gets that says nothing: enough for a small tool, so that whoever needs more has to say so. */
export const CONTAINER_DEFAULTS = {
  /** Thousandths of a CPU. */
  cpuRequest: 100,
  memory: Size.mebibytes(256),
  ephemeralStorage: Size.mebibytes(256),
};

/** The quota needs these figures of every container. A default CPU limit would take away the choice to have none. */
export function containerDefaultsSpec(): LimitRangeSpec {
  const { cpuRequest, memory, ephemeralStorage } = CONTAINER_DEFAULTS;
  const limits = {
    memory: Quantity.fromString(quantity(memory)),
    'ephemeral-storage': Quantity.fromString(quantity(ephemeralStorage)),
  };
  const requests = { cpu: Quantity.fromString(`${cpuRequest}m`), ...limits };
  return { limits: [{ type: 'Container', defaultRequest: requests, default: limits }] };
}

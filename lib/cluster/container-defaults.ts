import { LimitRangeSpec, Quantity } from '../../imports/k8s';

/** What a container gets that says nothing: enough for a small tool, so that whoever needs more has to say so. */
export const CONTAINER_DEFAULTS = {
  cpuRequest: '100m',
  memory: '256Mi',
  ephemeralStorage: '256Mi',
};

/** The quota needs these figures of every container. A default CPU limit would take away the choice to have none. */
export function containerDefaultsSpec(): LimitRangeSpec {
  const { cpuRequest, memory, ephemeralStorage } = CONTAINER_DEFAULTS;
  const limits = {
    memory: Quantity.fromString(memory),
    'ephemeral-storage': Quantity.fromString(ephemeralStorage),
  };
  const requests = { cpu: Quantity.fromString(cpuRequest), ...limits };
  return { limits: [{ type: 'Container', defaultRequest: requests, default: limits }] };
}

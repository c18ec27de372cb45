import * as k8s from '../../imports/k8s';
import { envVars } from '../env/env-order';
import { quantity, sumOf } from '../kubernetes/quantities';
import { withoutEmpty } from '../kubernetes/without-empty';
import { TMP, ownVolumes, tmpSize } from './own-volumes';
import { InitStep, Pod } from './pod';

/** Logs that the kubelet keeps, and what a program may leave in its writable layer. */
const LOGS = '64Mi';

/** The containers of a pod: what runs before the program, in order, and the program. */
export function containers(pod: Pod): Pick<k8s.PodSpec, 'initContainers' | 'containers'> {
  const figures = resourceRequirements(pod);
  return {
    initContainers: pod.initSteps.map((step) => initContainer(pod, step, figures)),
    containers: [mainContainer(pod, figures)],
  };
}

function mainContainer(pod: Pod, resources: k8s.ResourceRequirements): k8s.Container {
  const { name, program, construct } = pod;
  return withoutEmpty<k8s.Container>({
    name,
    image: program.image,
    imagePullPolicy: program.pullPolicy,
    command: program.command,
    args: program.args,
    env: envVars(pod.environment),
    ports: construct.ports,
    ...construct.probes,
    resources,
    securityContext: pod.security.container,
    volumeMounts: [
      TMP,
      ...pod.ownMounts,
      ...ownVolumes(pod).map(({ path, readOnly }, index) => ({ name: mountName(index), mountPath: path, readOnly })),
    ],
  });
}

function initContainer(pod: Pod, step: InitStep, resources: k8s.ResourceRequirements): k8s.Container {
  return {
    name: step.name,
    image: pod.program.image,
    imagePullPolicy: pod.program.pullPolicy,
    command: step.command,
    env: envVars(step.env),
    resources,
    securityContext: pod.security.initContainer,
    volumeMounts: [TMP, ...pod.programMounts, ...step.volumeMounts],
  };
}

/** The name of a user's volume. */
export function mountName(index: number): string {
  return `mount-${index}`;
}

function resourceRequirements(pod: Pod): k8s.ResourceRequirements {
  const { _requests: requests, _limits: limits } = pod.resources;
  const of = (amount: string) => k8s.Quantity.fromString(quantity(amount));
  const storage = of(ephemeralStorage(pod));
  return {
    requests: { cpu: of(requests.cpu), memory: of(requests.memory), 'ephemeral-storage': storage },
    limits: {
      ...(limits.cpu === undefined ? {} : { cpu: of(limits.cpu) }),
      memory: of(limits.memory),
      'ephemeral-storage': storage,
    },
  };
}

/** All that a pod may write on its node's disk: beyond the sum of these, the kubelet evicts it. */
function ephemeralStorage(pod: Pod): string {
  const { packages } = pod.program;
  const scratches = ownVolumes(pod).flatMap(({ _scratchSize: size }) => size ?? []);
  return sumOf(LOGS, tmpSize(pod), ...(packages ? [packages.size] : []), ...scratches);
}

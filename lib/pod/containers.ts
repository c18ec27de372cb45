import { Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { envVars } from '../env/env-order';
import { cpuQuantity, kibibytesOf, quantity } from '../kubernetes/quantities';
import { unlessEmpty } from '../kubernetes/unless-empty';
import { PACKAGES_FOLDER, PROGRAM_FOLDER } from '../program/folders';
import { containerSecurity, initContainerSecurity } from '../security/security-context';
import { InitStep, Pod } from './pod';

/** Logs that the kubelet keeps, and what a program may leave in its writable layer. */
const LOGS = Size.mebibytes(64);

/** What runs before the program, in order. */
export function initContainers(pod: Pod): k8s.Container[] {
  return initSteps(pod).map((step) => initContainer(pod, step));
}

/** The steps before the program. */
export function initSteps(pod: Pod): InitStep[] {
  return [...pod.construct.initSteps, ...installRequirements(pod)];
}

/** The program. */
export function mainContainer(pod: Pod): k8s.Container {
  const { program, construct } = pod;
  return {
    name: pod.name,
    image: program.image,
    imagePullPolicy: program.pullPolicy,
    command: program.command,
    args: unlessEmpty(program.args),
    env: unlessEmpty(envVars(containerEnv(pod))),
    ports: unlessEmpty(construct.ports),
    ...construct.probes,
    resources: resources(pod),
    securityContext: containerSecurity(pod.exceptions),
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      ...ownMounts(pod),
      ...pod.mounts.map(({ path, readOnly }, index) => ({ name: mountName(index), mountPath: path, readOnly })),
    ],
  };
}

/** What the program finds mounted besides `/tmp` and what its user mounts. */
export function ownMounts(pod: Pod): k8s.VolumeMount[] {
  const { packages } = pod.program;
  return [
    ...programMounts(pod),
    ...(packages ? [{ name: 'packages', mountPath: PACKAGES_FOLDER, readOnly: true }] : []),
    ...pod.construct.volumeMounts,
  ];
}

/** All that the program finds in its environment. */
export function containerEnv({ program, construct, env }: Pod): Record<string, EnvValue> {
  return { ...program.env, ...construct.env, ...env };
}

function initContainer(pod: Pod, { name, command, env, volumeMounts }: InitStep): k8s.Container {
  const { image, pullPolicy } = pod.program;
  return {
    name,
    image,
    imagePullPolicy: pullPolicy,
    command,
    env: envVars(env),
    resources: resources(pod),
    securityContext: initContainerSecurity(pod.exceptions),
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, ...programMounts(pod), ...volumeMounts],
  };
}

function installRequirements({ program: { packages } }: Pod): InitStep[] {
  if (!packages) {
    return [];
  }
  const { command, env } = packages;
  const volumeMounts = [{ name: 'packages', mountPath: PACKAGES_FOLDER }];
  return [{ name: 'install-requirements', command, env, volumeMounts }];
}

function programMounts(pod: Pod): k8s.VolumeMount[] {
  const hasFiles = Object.keys(pod.program.files).length > 0;
  return hasFiles ? [{ name: 'program', mountPath: PROGRAM_FOLDER, readOnly: true }] : [];
}

/** The name of a user's volume. */
export function mountName(index: number): string {
  return `mount-${index}`;
}

function resources({ resources: figures, ...pod }: Pod): k8s.ResourceRequirements {
  const storage = k8s.Quantity.fromString(quantity(ephemeralStorage(pod)));
  const of = k8s.Quantity.fromString;
  return {
    requests: {
      cpu: of(cpuQuantity(figures.cpuRequest.amount)),
      memory: of(quantity(figures.memoryRequest)),
      'ephemeral-storage': storage,
    },
    limits: {
      ...(figures.cpuLimit ? { cpu: of(cpuQuantity(figures.cpuLimit.amount)) } : {}),
      memory: of(quantity(figures.memoryLimit)),
      'ephemeral-storage': storage,
    },
  };
}

/** All that a pod may write on its node's disk: beyond the sum of these, the kubelet evicts it. */
function ephemeralStorage({ tmpSize, program, mounts }: Pick<Pod, 'tmpSize' | 'program' | 'mounts'>): Size {
  const packages = program.packages ? kibibytesOf(program.packages.size) : 0;
  const scratches = mounts.reduce((sum, mount) => sum + mount._scratchKibibytes, 0);
  return Size.kibibytes(kibibytesOf(LOGS) + kibibytesOf(tmpSize) + packages + scratches);
}

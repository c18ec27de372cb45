import { Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { cpuQuantity, kibibytesOf, quantity } from '../validation/quantities';
import { envVars } from './env';
import { pullPolicy } from './image';
import { InitStep, Pod } from './pod';
import { PACKAGES_FOLDER, PROGRAM_FOLDER, REQUIREMENTS_FILE } from './program';
import { containerSecurity, idsOf, podSecurity } from './security-context';

/** The names and labels that the objects beside a pod gave it. */
export interface PodSurroundings {
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly selector: Record<string, string>;
  readonly serviceAccountName: string;
  readonly filesConfigMap?: string;
}

/** Logs that the kubelet keeps, and what a program may leave in its writable layer. */
const LOGS = Size.mebibytes(64);

/** The pod template of any workload. */
export function podTemplate(pod: Pod, around: PodSurroundings): k8s.PodTemplateSpec {
  return {
    metadata: {
      labels: { ...around.labels, ...pod.construct.podLabels },
      annotations: { ...around.annotations, ...pod.construct.podAnnotations },
    },
    spec: {
      serviceAccountName: around.serviceAccountName,
      automountServiceAccountToken: wantsToken(pod),
      enableServiceLinks: false,
      priorityClassName: pod.priorityClassName,
      restartPolicy: pod.restartPolicy,
      terminationGracePeriodSeconds: pod.terminationGracePeriod.toSeconds(),
      securityContext: podSecurity(idsOf(pod)),
      imagePullSecrets: pod.imagePullSecrets.map(({ name }) => ({ name })),
      nodeSelector: pod.nodeSelector,
      tolerations: pod.tolerations.map((toleration) => toleration._render() as k8s.Toleration),
      ...spreadOver(pod, around.selector),
      initContainers: [...pod.construct.initSteps, ...installRequirements(pod)].map((step) => initContainer(pod, step)),
      containers: [mainContainer(pod)],
      volumes: volumes(pod, around.filesConfigMap),
    },
  };
}

function mainContainer(pod: Pod): k8s.Container {
  const { program, construct } = pod;
  return {
    name: pod.name,
    image: program.imageReference,
    imagePullPolicy: pullPolicy(program.imageReference),
    command: program.command,
    args: program.args,
    env: envVars({ ...program._environment, ...construct.env, ...pod.env }),
    ports: construct.ports,
    ...construct.probes,
    resources: resources(pod),
    securityContext: containerSecurity(
      idsOf(pod),
      !pod.exceptions.some(({ what }) => what === 'writable-root-filesystem'),
    ),
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      ...programMounts(pod),
      ...(program._packages ? [{ name: 'packages', mountPath: PACKAGES_FOLDER, readOnly: true }] : []),
      ...construct.volumeMounts,
      ...pod.mounts.map(({ path, readOnly }, index) => ({ name: mountName(index), mountPath: path, readOnly })),
    ],
  };
}

/** Pip installs into a volume of the pod: the root file system stays read-only, and the program only reads it. */
function installRequirements({ program: { _packages: packages } }: Pod): InitStep[] {
  if (!packages) {
    return [];
  }
  const index: Record<string, EnvValue> = packages.index
    ? { PIP_INDEX_URL: EnvValue.fromValue(packages.index.url) }
    : {};
  const options = [
    '--require-hashes',
    '--only-binary=:all:', // the image has no compiler
    '--no-cache-dir',
    '--disable-pip-version-check',
    `--target=${PACKAGES_FOLDER}`,
    `--requirement=${PROGRAM_FOLDER}/${REQUIREMENTS_FILE}`,
  ];
  return [
    {
      name: 'install-requirements',
      command: ['python', '-m', 'pip', 'install', ...options],
      env: {
        ...index,
        HOME: EnvValue.fromValue('/tmp'),
        TMPDIR: EnvValue.fromValue(PACKAGES_FOLDER), // unpacked beside its target: moving is renaming
      },
      volumeMounts: [{ name: 'packages', mountPath: PACKAGES_FOLDER }],
    },
  ];
}

function initContainer(pod: Pod, { name, command, env, volumeMounts }: InitStep): k8s.Container {
  const image = pod.program.imageReference;
  return {
    name,
    image,
    imagePullPolicy: pullPolicy(image),
    command,
    env: envVars(env),
    resources: resources(pod),
    securityContext: containerSecurity(idsOf(pod)),
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, ...programMounts(pod), ...volumeMounts],
  };
}

function volumes(pod: Pod, filesConfigMap: string | undefined): k8s.Volume[] {
  const { _packages: packages } = pod.program;
  return [
    scratch('tmp', pod.tmpSize),
    ...(filesConfigMap ? [{ name: 'program', configMap: { name: filesConfigMap, defaultMode: 0o444 } }] : []),
    ...(packages ? [scratch('packages', packages.size)] : []),
    ...pod.construct.volumes,
    ...pod.mounts.map((mount, index) => mount._volume(mountName(index)) as k8s.Volume),
  ];
}

function programMounts(pod: Pod): k8s.VolumeMount[] {
  const hasFiles = Object.keys(pod.program.files).length > 0;
  return hasFiles ? [{ name: 'program', mountPath: PROGRAM_FOLDER, readOnly: true }] : [];
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
  const packages = program._packages ? kibibytesOf(program._packages.size) : 0;
  const scratches = mounts.reduce((sum, mount) => sum + mount._scratchKibibytes, 0);
  return Size.kibibytes(kibibytesOf(LOGS) + kibibytesOf(tmpSize) + packages + scratches);
}

function spreadOver(pod: Pod, selector: Record<string, string>): Partial<k8s.PodSpec> {
  if (pod.spread.length === 0) {
    return {};
  }
  const labelSelector = { matchLabels: selector };
  const apart = pod.spread.map(({ topologyKey }) => ({ weight: 100, podAffinityTerm: { labelSelector, topologyKey } }));
  return {
    topologySpreadConstraints: pod.spread.map(({ topologyKey, isRequired }) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: isRequired ? 'DoNotSchedule' : 'ScheduleAnyway',
      labelSelector,
    })),
    affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: apart } },
  };
}

function scratch(name: string, size: Size): k8s.Volume {
  return { name, emptyDir: { sizeLimit: k8s.Quantity.fromString(quantity(size)) } };
}

function mountName(index: number): string {
  return `mount-${index}`;
}

function wantsToken(pod: Pod): boolean {
  return pod.exceptions.some(({ what }) => what === 'service-account-token');
}

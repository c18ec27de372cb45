import { Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { EnvSource } from '../env/env-source';
import { variablesOf } from '../env/environment';
import { Settled } from '../fields/field';
import { PACKAGES_FOLDER, PROGRAM_FOLDER } from '../program/folders';
import { Program, SettledProgram } from '../program/program';
import { PodSecurity, podSecurity } from '../security/security-context';
import { Waiver } from '../security/waiver';
import { POD_PROPS } from './pod-props';
import { Resources } from './resources';

/** Which part a workload plays, as its label `app.kubernetes.io/component` says. */
export type Component =
  'collector' | 'ad-hoc-job' | 'batch-job' | 'parallel-batch-job' | 'queue-worker' | 'queue-producer' | 'broker';

/** What a user decides about a pod, settled. */
export interface PodProps extends Settled<typeof POD_PROPS> {
  readonly name: string;
  readonly program: Program;
  readonly resources: Resources;
  readonly env?: Record<string, string>;
  readonly envFrom?: EnvSource[];
}

/** What a construct decides about its pods; what it leaves out is nothing. */
export interface PodPlan {
  readonly component: Component;
  readonly restartPolicy: 'Never' | 'Always';
  readonly adds?: Partial<PodPart>;
}

/** Everything about a pod, decided: the user's part settled, and what its construct adds. */
export interface Pod
  extends Omit<Required<PodProps>, 'program' | 'priority' | 'terminationGracePeriod'>, Pick<PodProps, 'priority'> {
  readonly terminationGracePeriod: Duration;
  readonly program: SettledProgram;
  readonly component: Component;
  readonly restartPolicy: 'Never' | 'Always';
  readonly construct: PodPart;
  /** How it is hardened. */
  readonly security: PodSecurity;
  /** All that the program finds in its environment. */
  readonly environment: Record<string, EnvValue>;
  /** What runs before the program, in order. */
  readonly initSteps: InitStep[];
  /** The files of the program, which each of its containers finds mounted. */
  readonly programMounts: k8s.VolumeMount[];
  /** What the program finds mounted besides `/tmp` and what its user mounts. */
  readonly ownMounts: k8s.VolumeMount[];
}

/** Something that runs to its end before the program starts, in the program's image and with its rights. */
export interface InitStep {
  readonly name: string;
  readonly command: string[];
  readonly env: Record<string, EnvValue>;
  readonly volumeMounts: k8s.VolumeMount[];
}

/** What a construct adds to the pods of its user. */
export interface PodPart {
  /** Environment that the construct sets; a user may not set the same. */
  readonly env: Record<string, EnvValue>;
  /** Variables that are set later, by Kubernetes or with a run's parameters; a user may not set these either. */
  readonly laterEnv: string[];
  /** Files beside the program, by name. */
  readonly files: Record<string, string>;
  readonly podLabels: Record<string, string>;
  readonly volumes: k8s.Volume[];
  readonly volumeMounts: k8s.VolumeMount[];
  readonly initSteps: InitStep[];
  readonly ports: k8s.ContainerPort[];
  readonly probes: Pick<k8s.Container, 'readinessProbe' | 'livenessProbe' | 'startupProbe'>;
  readonly egress: k8s.NetworkPolicyEgressRule[];
  readonly ingress: k8s.NetworkPolicyIngressRule[];
}

const NOTHING: PodPart = {
  env: {},
  laterEnv: [],
  files: {},
  podLabels: {},
  volumes: [],
  volumeMounts: [],
  initSteps: [],
  ports: [],
  probes: {},
  egress: [],
  ingress: [],
};

/** Everything about a pod, from its user and its construct. */
export function settlePod(props: PodProps, { component, restartPolicy, adds }: PodPlan): Pod {
  const { _noCpuLimitReason: noCpuLimitReason } = props.resources;
  const construct = { ...NOTHING, ...adds };
  const program = props.program._settle(construct.files);
  const programMounts = mountsOfFiles(program);
  const waivers = [
    ...props.waivers,
    ...props.identity._waivers,
    ...(noCpuLimitReason ? [Waiver._noCpuLimit(noCpuLimitReason)] : []),
  ];
  const { env = {}, envFrom = [] } = props;
  return {
    ...props,
    ...{ component, restartPolicy, construct, program, env, envFrom, waivers },
    terminationGracePeriod: props.terminationGracePeriod ?? Duration.seconds(30),
    security: podSecurity(waivers),
    environment: { ...program.env, ...construct.env, ...variablesOf(env, envFrom) },
    initSteps: [...construct.initSteps, ...installStep(program)],
    programMounts,
    ownMounts: [
      ...programMounts,
      ...(program.packages ? [{ ...PACKAGES_MOUNT, readOnly: true }] : []),
      ...construct.volumeMounts,
    ],
  };
}

const PACKAGES_MOUNT = { name: 'packages', mountPath: PACKAGES_FOLDER };

function mountsOfFiles({ files }: SettledProgram): k8s.VolumeMount[] {
  return Object.keys(files).length > 0 ? [{ name: 'program', mountPath: PROGRAM_FOLDER, readOnly: true }] : [];
}

function installStep({ packages }: SettledProgram): InitStep[] {
  return packages
    ? [
        {
          name: 'install-requirements',
          command: packages.command,
          env: packages.env,
          volumeMounts: [PACKAGES_MOUNT],
        },
      ]
    : [];
}

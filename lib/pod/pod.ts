import { Duration, Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { SettledProgram } from '../program/program';
import { HardeningException } from '../security/hardening-exception';
import { PodOptions } from './pod-options';
import { Resources } from './resources';
import { WorkloadProps } from './workload-props';

/** Which part a workload plays, as its label `app.kubernetes.io/component` says. */
export type Component =
  'collector' | 'ad-hoc-job' | 'batch-job' | 'parallel-batch-job' | 'queue-worker' | 'queue-producer' | 'broker';

/** Everything about a pod, decided: the user's part settled, and what its construct adds. */
export interface Pod extends Required<Omit<PodOptions, 'serviceAccount'>> {
  readonly name: string;
  readonly component: Component;
  readonly program: SettledProgram;
  readonly resources: Resources;
  readonly restartPolicy: 'Never' | 'Always';
  readonly env: Record<string, EnvValue>;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly priorityClassName?: string;
  readonly serviceAccountName?: string;
  readonly construct: PodPart;
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

/** What a construct decides about its pods; what it leaves out is nothing. */
export interface PodDecisions {
  readonly name: string;
  readonly component: Component;
  readonly restartPolicy: 'Never' | 'Always';
  readonly adds?: Partial<PodPart>;
  readonly defaults?: Pick<PodOptions, 'spread' | 'terminationGracePeriod'>;
}

/** Settles the defaults of every pod in one place. */
export function settlePod(props: WorkloadProps, decisions: PodDecisions): Pod {
  const { name, component, restartPolicy, defaults } = decisions;
  const options = props.pod ?? {};
  const construct = { ...NOTHING, ...decisions.adds };
  return {
    name,
    component,
    restartPolicy,
    program: props.program._settle(construct.files),
    resources: props.resources,
    env: props.env ?? {},
    labels: props.labels ?? {},
    annotations: props.annotations ?? {},
    priorityClassName: props.priority?.className,
    construct,
    mounts: options.mounts ?? [],
    tmpSize: options.tmpSize ?? Size.mebibytes(64),
    nodeSelector: options.nodeSelector ?? {},
    tolerations: options.tolerations ?? [],
    spread: options.spread ?? defaults?.spread ?? [],
    imagePullSecrets: options.imagePullSecrets ?? [],
    serviceAccountName: options.serviceAccount?.name,
    egress: options.egress ?? [],
    terminationGracePeriod: options.terminationGracePeriod ?? defaults?.terminationGracePeriod ?? Duration.seconds(30),
    exceptions: [
      ...(options.exceptions ?? []),
      ...(props.resources.noCpuLimitReason ? [HardeningException._noCpuLimit(props.resources.noCpuLimitReason)] : []),
    ],
  };
}

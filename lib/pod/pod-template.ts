import { Size } from 'cdk8s';
import * as k8s from '../../imports/k8s';
import { quantity } from '../kubernetes/quantities';
import { withoutEmpty } from '../kubernetes/without-empty';
import { containers, mountName } from './containers';
import { Pod } from './pod';

/** The names and labels that the objects beside a pod gave it. */
export interface PodSurroundings {
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly selector: Record<string, string>;
  readonly serviceAccountName: string;
  readonly filesConfigMap?: string;
}

/** The pod template of any workload. */
export function podTemplate(pod: Pod, around: PodSurroundings): k8s.PodTemplateSpec {
  return {
    metadata: withoutEmpty<k8s.ObjectMeta>({
      labels: { ...around.labels, ...pod.construct.podLabels },
      annotations: around.annotations,
    }),
    spec: withoutEmpty<k8s.PodSpec>({
      serviceAccountName: around.serviceAccountName,
      automountServiceAccountToken: pod.security.mountsToken,
      enableServiceLinks: false,
      priorityClassName: pod.priority?.className,
      restartPolicy: pod.restartPolicy,
      terminationGracePeriodSeconds: pod.terminationGracePeriod.toSeconds(),
      securityContext: pod.security.pod,
      imagePullSecrets: pod.imagePullSecrets.map(({ name }) => ({ name })),
      nodeSelector: pod.nodeSelector,
      tolerations: pod.tolerations.map((toleration) => toleration._render()),
      ...spreadOver(pod, around.selector),
      ...containers(pod),
      volumes: volumes(pod, around.filesConfigMap),
    }),
  };
}

function volumes(pod: Pod, filesConfigMap: string | undefined): k8s.Volume[] {
  const { packages } = pod.program;
  return [
    scratch('tmp', pod.tmpSize),
    ...(filesConfigMap ? [{ name: 'program', configMap: { name: filesConfigMap, defaultMode: 0o444 } }] : []),
    ...(packages ? [scratch('packages', packages.size)] : []),
    ...pod.construct.volumes,
    ...pod.mounts.map((mount, index) => mount._volume(mountName(index))),
  ];
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

import * as k8s from '../../imports/k8s';
import { quantity } from '../kubernetes/quantities';
import { withoutEmpty } from '../kubernetes/without-empty';
import { containers, mountName } from './containers';
import { ownVolumes, tmpSize } from './own-volumes';
import { placementSpec } from './placement-spec';
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
      ...placementSpec(pod.placement, around.selector),
      ...containers(pod),
      volumes: volumes(pod, around.filesConfigMap),
    }),
  };
}

function volumes(pod: Pod, filesConfigMap: string | undefined): k8s.Volume[] {
  const { packages } = pod.program;
  return [
    scratch('tmp', tmpSize(pod)),
    ...(filesConfigMap ? [{ name: 'program', configMap: { name: filesConfigMap, defaultMode: 0o444 } }] : []),
    ...(packages ? [scratch('packages', packages.size)] : []),
    ...pod.construct.volumes,
    ...ownVolumes(pod).map((mount, index) => mount._volume(mountName(index))),
  ];
}

function scratch(name: string, size: string): k8s.Volume {
  return { name, emptyDir: { sizeLimit: k8s.Quantity.fromString(quantity(size)) } };
}

/**
 * What Pod Security `restricted` asks beyond `baseline`. Each check has its name in Kubernetes.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */

import { Problem } from '../fields/problem';
import { allContexts, hasOwnUsers, procMountProblems, profileProblems } from './baseline-checks';
import {
  Check,
  PodField,
  PodUnderCheck,
  fieldIn,
  isSet,
  itemsIn,
  problem,
  problemUnless,
  unlistedProblems,
} from './pod-under-check';

const VOLUMES = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'],
];

/** All other kinds. A volume of no kind becomes an emptyDir before anybody asks. */
const REFUSED_VOLUMES = [
  ...['hostPath', 'gcePersistentDisk', 'awsElasticBlockStore', 'gitRepo', 'nfs', 'iscsi', 'glusterfs', 'rbd'],
  ...['flexVolume', 'cinder', 'cephfs', 'flocker', 'fc', 'azureFile', 'vsphereVolume', 'quobyte', 'azureDisk'],
  ...['photonPersistentDisk', 'portworxVolume', 'scaleIO', 'storageos'],
];

/** The first servers that know of a volume with an image, and the first that allow it. */
const IMAGE_VOLUMES = { knownSince: 31, allowedSince: 33 };

export const RESTRICTED_CHECKS = {
  allowPrivilegeEscalation: unlessWindows(({ contexts }) =>
    contexts
      .map((context) => fieldIn(context, 'allowPrivilegeEscalation'))
      .flatMap((field) => problemUnless(field.value === false, field, 'false', 'set it to false')),
  ),

  capabilities_restricted: unlessWindows(({ contexts }) =>
    contexts
      .map((context) => fieldIn(context, 'capabilities'))
      .flatMap((capabilities) => [...dropProblems(capabilities), ...addProblems(capabilities)]),
  ),

  seccompProfile_restricted: unlessWindows((pod) => [
    ...profileProblems(pod, 'seccompProfile'),
    ...unsaid(pod, 'seccompProfile').map((profile) =>
      problem(fieldIn(profile, 'type'), '"RuntimeDefault" or "Localhost"', here('"RuntimeDefault"')),
    ),
  ]),

  procMount_restricted: procMountProblems,

  restrictedVolumes: ({ policy: { server }, spec }) => {
    const allowed = [...VOLUMES, ...(server >= IMAGE_VOLUMES.allowedSince ? ['image'] : [])];
    const refused = [...REFUSED_VOLUMES, ...(server >= IMAGE_VOLUMES.knownSince ? ['image'] : [])];
    return itemsIn(spec, 'volumes')
      .filter((volume) => !allowed.some((kind) => isSet(fieldIn(volume, kind))))
      .flatMap((volume) => refused.map((kind) => fieldIn(volume, kind)).filter(isSet))
      .map((source) => problem(source, 'nothing', 'mount a claim, an emptyDir, a ConfigMap or a Secret'));
  },

  runAsNonRoot: (pod) =>
    hasOwnUsers(pod)
      ? []
      : [
          ...allContexts(pod)
            .map((context) => fieldIn(context, 'runAsNonRoot'))
            .flatMap((field) => problemUnless(field.value !== false, field, 'true', 'set it to true')),
          ...unsaid(pod, 'runAsNonRoot').map((field) => problem(field, 'true', here('true'))),
        ],

  runAsUser: (pod) =>
    hasOwnUsers(pod)
      ? []
      : allContexts(pod)
          .map((context) => fieldIn(context, 'runAsUser'))
          .flatMap((field) =>
            problemUnless(field.value !== 0, field, 'any user but 0', 'set it to 10001, or to what the image expects'),
          ),
} satisfies Record<string, Check>;

/** Windows has none of what such a check asks for. */
function unlessWindows(check: Check): Check {
  return (pod) => (fieldIn(fieldIn(pod.spec, 'os'), 'name').value === 'windows' ? [] : check(pod));
}

function dropProblems(capabilities: PodField): Problem[] {
  const isAll = itemsIn(capabilities, 'drop').some(({ value }) => value === 'ALL');
  return problemUnless(isAll, fieldIn(capabilities, 'drop'), 'a list with "ALL"', 'set it to ["ALL"]');
}

function addProblems(capabilities: PodField): Problem[] {
  return itemsIn(capabilities, 'add').flatMap((one) => unlistedProblems(one, ['NET_BIND_SERVICE'], 'leave it out'));
}

/** What neither a container says nor its pod for it. */
function unsaid({ podContext, contexts }: PodUnderCheck, name: string): PodField[] {
  return isSet(fieldIn(podContext, name))
    ? []
    : contexts.map((context) => fieldIn(context, name)).filter((field) => !isSet(field));
}

function here(value: string): string {
  return `set it to ${value}, here or for the pod`;
}

/**
 * What Pod Security `restricted` asks beyond `baseline`. Each check has its name in Kubernetes.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */

import { Problem } from '../fields/problem';
import { allContexts, hasOwnUsers, procMountProblems, profileProblems } from './baseline-checks';
import {
  Check,
  Place,
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

/** Windows has none of what these ask for. */
const LINUX_CHECKS = {
  allowPrivilegeEscalation: ({ contexts }) =>
    contexts
      .map((context) => fieldIn(context, 'allowPrivilegeEscalation'))
      .flatMap((place) => problemUnless(place.value === false, place, 'false', 'set it to false')),

  capabilities_restricted: ({ contexts }) =>
    contexts
      .map((context) => fieldIn(context, 'capabilities'))
      .flatMap((capabilities) => [...dropProblems(capabilities), ...addProblems(capabilities)]),

  seccompProfile_restricted: (pod) => [
    ...profileProblems(pod, 'seccompProfile'),
    ...unsaid(pod, 'seccompProfile').map((profile) =>
      problem(fieldIn(profile, 'type'), '"RuntimeDefault" or "Localhost"', here('"RuntimeDefault"')),
    ),
  ],
} satisfies Record<string, Check>;

export const RESTRICTED_CHECKS = {
  allowPrivilegeEscalation: unlessWindows(LINUX_CHECKS.allowPrivilegeEscalation),
  capabilities_restricted: unlessWindows(LINUX_CHECKS.capabilities_restricted),
  seccompProfile_restricted: unlessWindows(LINUX_CHECKS.seccompProfile_restricted),

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
            .flatMap((place) => problemUnless(place.value !== false, place, 'true', 'set it to true')),
          ...unsaid(pod, 'runAsNonRoot').map((place) => problem(place, 'true', here('true'))),
        ],

  runAsUser: (pod) =>
    hasOwnUsers(pod)
      ? []
      : allContexts(pod)
          .map((context) => fieldIn(context, 'runAsUser'))
          .flatMap((place) =>
            problemUnless(place.value !== 0, place, 'any user but 0', 'set it to 10001, or to what the image expects'),
          ),
} satisfies Record<string, Check>;

function unlessWindows(check: Check): Check {
  return (pod) => (fieldIn(fieldIn(pod.spec, 'os'), 'name').value === 'windows' ? [] : check(pod));
}

function dropProblems(capabilities: Place): Problem[] {
  const isAll = itemsIn(capabilities, 'drop').some(({ value }) => value === 'ALL');
  return problemUnless(isAll, fieldIn(capabilities, 'drop'), 'a list with "ALL"', 'set it to ["ALL"]');
}

function addProblems(capabilities: Place): Problem[] {
  return itemsIn(capabilities, 'add').flatMap((one) => unlistedProblems(one, ['NET_BIND_SERVICE'], 'leave it out'));
}

/** What neither a container says nor its pod for it. */
function unsaid({ podContext, contexts }: PodUnderCheck, name: string): Place[] {
  return isSet(fieldIn(podContext, name))
    ? []
    : contexts.map((context) => fieldIn(context, name)).filter((place) => !isSet(place));
}

function here(value: string): string {
  return `set it to ${value}, here or for the pod`;
}

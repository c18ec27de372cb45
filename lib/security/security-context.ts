import * as k8s from '../../imports/k8s';
import { exceptedIds, wantsWritableRoot } from './exceptions';
import { HardeningException } from './hardening-exception';

/** Above every id that a distribution hands out, so that a pod is nobody on its node. */
const USER_ID = 10001;

const SECCOMP = { type: 'RuntimeDefault' };

/** The pod's half of Pod Security `restricted`; volumes are handed to its group once, not at every start. */
export function podSecurity(exceptions: HardeningException[]): k8s.PodSecurityContext {
  const ids = idsOf(exceptions);
  return {
    runAsNonRoot: true,
    ...ids,
    fsGroup: ids.runAsGroup,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: SECCOMP,
  };
}

/** The half of the program's container; scanners read either. */
export function containerSecurity(exceptions: HardeningException[]): k8s.SecurityContext {
  return { ...initContainerSecurity(exceptions), readOnlyRootFilesystem: !wantsWritableRoot(exceptions) };
}

/** The half of a container before the program, which writes into mounts alone. */
export function initContainerSecurity(exceptions: HardeningException[]): k8s.SecurityContext {
  return {
    runAsNonRoot: true,
    ...idsOf(exceptions),
    allowPrivilegeEscalation: false,
    privileged: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    seccompProfile: SECCOMP,
  };
}

function idsOf(exceptions: HardeningException[]): { runAsUser: number; runAsGroup: number } {
  const { user, group } = exceptedIds(exceptions) ?? { user: USER_ID, group: USER_ID };
  return { runAsUser: user, runAsGroup: group };
}

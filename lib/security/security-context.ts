import * as k8s from '../../imports/k8s';
import { HardeningException } from './hardening-exception';

/** Above every id that a distribution hands out, so that a pod is nobody on its node. */
const USER_ID = 10001;

const SECCOMP = { type: 'RuntimeDefault' };

interface Ids {
  readonly runAsUser: number;
  readonly runAsGroup: number;
}

/** The user and group of a pod. */
export function idsOf(exceptions: HardeningException[]): Ids {
  const exception = exceptions.find(({ user }) => user !== undefined);
  return { runAsUser: exception?.user ?? USER_ID, runAsGroup: exception?.group ?? USER_ID };
}

/** The pod's half of Pod Security `restricted`; volumes are handed to its group once, not at every start. */
export function podSecurity(ids: Ids): k8s.PodSecurityContext {
  return {
    runAsNonRoot: true,
    ...ids,
    fsGroup: ids.runAsGroup,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: SECCOMP,
  };
}

/** The container's half; scanners read either. */
export function containerSecurity(ids: Ids, readOnlyRootFilesystem = true): k8s.SecurityContext {
  return {
    runAsNonRoot: true,
    ...ids,
    allowPrivilegeEscalation: false,
    privileged: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem,
    seccompProfile: SECCOMP,
  };
}

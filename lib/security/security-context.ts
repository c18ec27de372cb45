import * as k8s from '../../imports/k8s';
import { exceptedIds, wantsToken, wantsWritableRoot } from './exceptions';
import { HardeningException } from './hardening-exception';
import { scannerAnnotations } from './scanner-annotations';

/** Above every id that a distribution hands out, so that a pod is nobody on its node. */
const USER_ID = 10001;

const SECCOMP = { type: 'RuntimeDefault' };

/** How a pod is hardened, and what of it its exceptions give up. */
export interface PodSecurity {
  readonly pod: k8s.PodSecurityContext;
  /** Of the program's container. Scanners read the pod's half or the container's. */
  readonly container: k8s.SecurityContext;
  /** Of a container before the program, which writes into mounts alone. */
  readonly initContainer: k8s.SecurityContext;
  readonly mountsToken: boolean;
  /** What scanners read of the exceptions. */
  readonly annotations: Record<string, string>;
}

/** Pod Security `restricted`, but for the exceptions. */
export function podSecurity(exceptions: HardeningException[]): PodSecurity {
  const { user, group } = exceptedIds(exceptions) ?? { user: USER_ID, group: USER_ID };
  const ids = { runAsUser: user, runAsGroup: group };
  const initContainer = containerContext(ids);
  return {
    pod: podContext(ids),
    container: { ...initContainer, readOnlyRootFilesystem: !wantsWritableRoot(exceptions) },
    initContainer,
    mountsToken: wantsToken(exceptions),
    annotations: scannerAnnotations(exceptions),
  };
}

interface Ids {
  readonly runAsUser: number;
  readonly runAsGroup: number;
}

/** Volumes are handed to the group once, not at every start. */
function podContext(ids: Ids): k8s.PodSecurityContext {
  return {
    runAsNonRoot: true,
    ...ids,
    fsGroup: ids.runAsGroup,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: SECCOMP,
  };
}

function containerContext(ids: Ids): k8s.SecurityContext {
  return {
    runAsNonRoot: true,
    ...ids,
    allowPrivilegeEscalation: false,
    privileged: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    seccompProfile: SECCOMP,
  };
}

import * as k8s from '../../imports/k8s';
import { scannerAnnotations } from './scanner-annotations';
import { Waiver } from './waiver';
import { waivedIds, wantsToken, wantsWritableRoot } from './waivers';

/** Above every id that a distribution hands out, so that a pod is nobody on its node. */
const USER_ID = 10001;

const SECCOMP = { type: 'RuntimeDefault' };

/** How a pod is hardened, and what of it its waivers give up. */
export interface PodSecurity {
  readonly pod: k8s.PodSecurityContext;
  /** Of the program's container. Scanners read the pod's half or the container's. */
  readonly container: k8s.SecurityContext;
  /** Of a container before the program, which writes into mounts alone. */
  readonly initContainer: k8s.SecurityContext;
  readonly mountsToken: boolean;
  /** What scanners read of the waivers. */
  readonly annotations: Record<string, string>;
}

/** Pod Security `restricted`, but for the waivers. */
export function podSecurity(waivers: Waiver[]): PodSecurity {
  const { user, group } = waivedIds(waivers) ?? { user: USER_ID, group: USER_ID };
  const ids = { runAsUser: user, runAsGroup: group };
  const initContainer = containerContext(ids);
  return {
    pod: podContext(ids),
    container: { ...initContainer, readOnlyRootFilesystem: !wantsWritableRoot(waivers) },
    initContainer,
    mountsToken: wantsToken(waivers),
    annotations: scannerAnnotations(waivers),
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

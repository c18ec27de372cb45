import { posix } from 'path';
import { IConfigMap, IPersistentVolumeClaim, ISecret } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { exactArguments } from '../fields/exact-arguments';
import { text, valueOf } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { show } from '../fields/show';
import { bytes } from '../kubernetes/amounts';
import { configMap, persistentVolumeClaim, secret } from '../kubernetes/named-objects';
import { isProcessText } from '../kubernetes/process-arguments';
import { quantity } from '../kubernetes/quantities';
import { PACKAGES_FOLDER, PROGRAM_FOLDER } from '../program/folders';

/** What the library mounts, and what the container's runtime does. */
const TAKEN = [PROGRAM_FOLDER, PACKAGES_FOLDER, '/proc', '/sys', '/dev'];

/** Where each container may write; only its size is the user's. */
export const TMP_FOLDER = '/tmp';

const path = text.checkedBy(pathProblems).checkedBy(tmpProblems).completedBy(plain);
const scratchPath = text.checkedBy(pathProblems).completedBy(plain);
const scratchSize = bytes({
  min: '1Mi',
  max: '64Ti',
  fix: 'size it for what the program writes',
});

const SECRET = { path, secret };
const CONFIG_MAP = { path, configMap };
const CLAIM = { path, claim: persistentVolumeClaim };
const SCRATCH = { path: scratchPath, size: scratchSize };

/** A volume and the folder that it is seen at. */
export class Mount {
  /**
   * The keys of a Secret as files, read-only.
   *
   * @throws when the path is not absolute or is the library's, or the Secret has no legal name
   */
  public static secret(path: string, secret: ISecret): Mount {
    const settled = settleArguments('Mount.secret', { path, secret }, SECRET);
    return new Mount(settled.path, true, { secret: { secretName: settled.secret.name, defaultMode: 0o440 } });
  }

  /**
   * The keys of a ConfigMap as files, read-only.
   *
   * @throws when the path is not absolute or is the library's, or the ConfigMap has no legal name
   */
  public static configMap(path: string, configMap: IConfigMap): Mount {
    const settled = settleArguments('Mount.configMap', { path, configMap }, CONFIG_MAP);
    return new Mount(settled.path, true, { configMap: { name: settled.configMap.name } });
  }

  /**
   * A volume that outlives the pod.
   *
   * @throws when the path is not absolute or is the library's, or the claim has no legal name
   */
  public static persistentVolumeClaim(path: string, claim: IPersistentVolumeClaim): Mount {
    const settled = settleArguments('Mount.persistentVolumeClaim', { path, claim }, CLAIM);
    return new Mount(settled.path, false, { persistentVolumeClaim: { claimName: settled.claim.name } });
  }

  /**
   * A scratch folder on the node's disk that goes with the pod. Its size is part of the pod's ephemeral storage. At `/tmp` it
   * sizes the one that is there.
   *
   * @param size in whole bytes from 1Mi to 64Ti
   * @throws outside that range, or when the path is not absolute or is the library's
   */
  public static scratch(path: string, size: string): Mount {
    const settled = settleArguments('Mount.scratch', { path, size }, SCRATCH);
    const emptyDir = { sizeLimit: k8s.Quantity.fromString(quantity(settled.size)) };
    return new Mount(settled.path, false, { emptyDir }, settled.size);
  }

  private constructor(
    /** The folder in the container. */
    public readonly path: string,
    /** Whether the program may only read. */
    public readonly readOnly: boolean,
    private readonly source: Omit<k8s.Volume, 'name'>,
    /** @internal */
    public readonly _scratchSize?: string,
  ) {}

  /** @internal */
  public _volume(name: string): k8s.Volume {
    return { name, ...this.source };
  }

  static {
    exactArguments(this, {
      meant: { scratch: 'leave it out: it is on disk; for memory patch the emptyDir of the rendered object' },
    });
  }
}

/** One spelling for each folder, so that two mounts of one folder are seen. */
function plain(path: string): string {
  return posix.normalize(path).replace(/\/$/, '');
}

function pathProblems(prop: string, path: string): Problem[] {
  const got = show(path);
  if (!/^\/[^:]+$/.test(path) || !isProcessText(path) || path.split('/').includes('..') || plain(path) === '') {
    const allowed = 'an absolute path below "/", without ":" and ".."';
    return [{ prop, got, allowed, fix: 'name a folder of its own, for example "/data"' }];
  }
  const isTaken = TAKEN.some((folder) => `${plain(path)}/`.startsWith(`${folder}/`)) && plain(path) !== '/dev/shm';
  const allowed = `any folder but ${TAKEN.join(', ')} with all that is in them`;
  return unless(!isTaken, { prop, got, allowed, fix: 'choose another folder' });
}

/** A program must be able to write there, also where its user mounts nothing. */
function tmpProblems(prop: string, path: string): Problem[] {
  const allowed = `any folder but ${TMP_FOLDER} itself`;
  const fix = 'choose another folder; Mount.scratch makes room in it';
  return unless(plain(path) !== TMP_FOLDER, { prop, got: show(path), allowed, fix });
}

/** A prop that takes such a value. */
export const mount = valueOf(Mount, ['configMap', 'secret', 'persistentVolumeClaim', 'scratch']);

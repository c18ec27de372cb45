import { posix } from 'path';
import { Size } from 'cdk8s';
import { IConfigMap, IPersistentVolumeClaim, ISecret } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { Problem, rejectValueIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { isText, requireArguments } from '../fields/types';
import { sizeProblems } from '../kubernetes/amounts';
import { isConfigMap, isPersistentVolumeClaim, isSecret, isSize } from '../kubernetes/cdk8s-types';
import { dnsSubdomainProblems } from '../kubernetes/names';
import { isProcessText } from '../kubernetes/process-arguments';
import { kibibytesOf, quantity } from '../kubernetes/quantities';
import { PACKAGES_FOLDER, PROGRAM_FOLDER } from '../program/program';

/** What the library mounts, and what the container's runtime does. */
const TAKEN = [PROGRAM_FOLDER, PACKAGES_FOLDER, '/proc', '/sys', '/dev'];

const SCRATCH = { min: Size.mebibytes(1), max: Size.tebibytes(64), fix: 'size it for what the program writes' };

/** A volume and the folder that it is seen at. */
export class Mount {
  /**
   * The keys of a Secret as files, read-only.
   *
   * @throws when the path is not absolute or is the library's, or the Secret has no legal name
   */
  public static secret(path: string, secret: ISecret): Mount {
    requireArguments('Mount.secret', { path, secret }, { path: isText, secret: isSecret });
    rejectValueIfAny('Mount.secret', [...pathProblems(path), ...dnsSubdomainProblems('secret', secret.name)]);
    return new Mount(path, true, { secret: { secretName: secret.name, defaultMode: 0o440 } });
  }

  /**
   * The keys of a ConfigMap as files, read-only.
   *
   * @throws when the path is not absolute or is the library's, or the ConfigMap has no legal name
   */
  public static configMap(path: string, configMap: IConfigMap): Mount {
    requireArguments('Mount.configMap', { path, configMap }, { path: isText, configMap: isConfigMap });
    rejectValueIfAny('Mount.configMap', [...pathProblems(path), ...dnsSubdomainProblems('configMap', configMap.name)]);
    return new Mount(path, true, { configMap: { name: configMap.name } });
  }

  /**
   * A volume that outlives the pod.
   *
   * @throws when the path is not absolute or is the library's, or the claim has no legal name
   */
  public static persistentVolumeClaim(path: string, claim: IPersistentVolumeClaim): Mount {
    const types = { path: isText, claim: isPersistentVolumeClaim };
    requireArguments('Mount.persistentVolumeClaim', { path, claim }, types);
    rejectValueIfAny('Mount.persistentVolumeClaim', [
      ...pathProblems(path),
      ...dnsSubdomainProblems('claim', claim.name),
    ]);
    return new Mount(path, false, { persistentVolumeClaim: { claimName: claim.name } });
  }

  /**
   * A scratch folder on the node's disk that goes with the pod. Its size is part of the pod's ephemeral storage.
   *
   * @param size in whole KiB from 1 MiB to 64 TiB
   * @throws outside that range, or when the path is not absolute or is the library's
   */
  public static scratch(path: string, size: Size): Mount {
    requireArguments('Mount.scratch', { path, size }, { path: isText, size: isSize });
    rejectValueIfAny('Mount.scratch', [...pathProblems(path), ...sizeProblems('size', size, SCRATCH)]);
    return new Mount(path, false, { emptyDir: { sizeLimit: k8s.Quantity.fromString(quantity(size)) } }, size);
  }

  /** The folder in the container. */
  public readonly path: string;

  private constructor(
    path: string,
    /** Whether the program may only read. */
    public readonly readOnly: boolean,
    private readonly source: Omit<k8s.Volume, 'name'>,
    private readonly scratchSize?: Size,
  ) {
    this.path = plain(path);
  }

  /** @internal */
  public _volume(name: string): unknown {
    return { name, ...this.source };
  }

  /** @internal */
  public get _scratchKibibytes(): number {
    return this.scratchSize ? kibibytesOf(this.scratchSize) : 0;
  }
}

/** One spelling for each folder, so that two mounts of one folder are seen. */
function plain(path: string): string {
  return posix.normalize(path).replace(/\/$/, '');
}

function pathProblems(path: string): Problem[] {
  if (!/^\/[^:]+$/.test(path) || !isProcessText(path) || path.split('/').includes('..') || plain(path) === '') {
    const allowed = 'an absolute path below "/", without ":" and ".."';
    return [{ prop: 'path', got: show(path), allowed, fix: 'name a folder of its own, for example "/data"' }];
  }
  const isTaken = TAKEN.some((folder) => `${plain(path)}/`.startsWith(`${folder}/`)) && plain(path) !== '/dev/shm';
  const allowed = `any folder but /tmp itself, and ${TAKEN.join(', ')} with all that is in them`;
  return isTaken || plain(path) === '/tmp'
    ? [{ prop: 'path', got: show(path), allowed, fix: 'choose another folder' }]
    : [];
}

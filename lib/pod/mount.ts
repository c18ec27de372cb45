import { Size } from 'cdk8s';
import { IConfigMap, IPersistentVolumeClaim, ISecret } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { Problem, rejectValueIfAny, show } from '../validation/problem';
import { kibibytesOf, quantity } from '../validation/quantities';
import { PACKAGES_FOLDER, PROGRAM_FOLDER } from './program';

/** A volume and the folder that it is seen at. */
export class Mount {
  /** The keys of a Secret as files, read-only. */
  public static secret(path: string, secret: ISecret): Mount {
    return new Mount(path, true, { secret: { secretName: secret.name, defaultMode: 0o440 } });
  }

  /** The keys of a ConfigMap as files, read-only. */
  public static configMap(path: string, configMap: IConfigMap): Mount {
    return new Mount(path, true, { configMap: { name: configMap.name } });
  }

  /** A volume that outlives the pod. */
  public static persistentVolumeClaim(path: string, claim: IPersistentVolumeClaim): Mount {
    return new Mount(path, false, { persistentVolumeClaim: { claimName: claim.name } });
  }

  /**
   * A scratch folder on the node's disk that goes with the pod. Its size is part of the pod's ephemeral storage.
   *
   * @throws when the size is below 1 MiB
   */
  public static scratch(path: string, size: Size): Mount {
    return new Mount(path, false, { emptyDir: { sizeLimit: k8s.Quantity.fromString(quantity(size)) } }, size);
  }

  private constructor(
    /** The folder in the container. */
    public readonly path: string,
    /** Whether the program may only read. */
    public readonly readOnly: boolean,
    private readonly source: Omit<k8s.Volume, 'name'>,
    private readonly scratchSize?: Size,
  ) {
    rejectValueIfAny('Mount', [...pathProblems(path), ...sizeProblems(scratchSize)]);
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

function pathProblems(path: string): Problem[] {
  const taken = ['/tmp', PROGRAM_FOLDER, PACKAGES_FOLDER];
  if (!/^\/[^:]+$/.test(path) || path.split('/').includes('..')) {
    const allowed = 'an absolute path without ":" and ".."';
    return [{ prop: 'path', got: show(path), allowed, fix: 'name a folder of its own, for example "/data"' }];
  }
  if (taken.includes(path.replace(/\/+$/, ''))) {
    const allowed = `any folder but ${taken.join(', ')}, which the library mounts`;
    return [{ prop: 'path', got: show(path), allowed, fix: 'choose another folder' }];
  }
  return [];
}

function sizeProblems(size: Size | undefined): Problem[] {
  return size === undefined || kibibytesOf(size) >= 1024
    ? []
    : [{ prop: 'size', got: quantity(size), allowed: 'at least 1Mi', fix: 'size it for what the program writes' }];
}

import { Mount, TMP_FOLDER } from './mount';
import { Pod } from './pod';

/** Each container finds `/tmp`: the root file system is read-only. */
export const TMP = { name: 'tmp', mountPath: TMP_FOLDER };

/** Scratch files of a small program. */
const SMALL = '64Mi';

/** Room in `/tmp`: as much as a mount there says. */
export function tmpSize({ mounts }: Pod): string {
  return mounts.find(isTmp)?._scratchSize ?? SMALL;
}

/** The volumes that a user mounts beside it. */
export function ownVolumes({ mounts }: Pod): Mount[] {
  return mounts.filter((mount) => !isTmp(mount));
}

function isTmp({ path }: Mount): boolean {
  return path === TMP_FOLDER;
}

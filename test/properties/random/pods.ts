import * as fc from 'fast-check';
import { HardeningException, Mount, PodOptions } from '../../../lib';
import { POD_OPTIONS } from '../../../lib/pod/pod-options';
import { kibibytes, within } from './numbers';
import { spread } from './placement';
import { TEBIBYTE } from './resources';
import { Sited, anywhere, existing } from './site';
import { label, reason } from './texts';
import { randomProps } from './values';

/** A mount that waits for its path. */
type Mounting = Sited<(path: string) => Mount>;

const mount: fc.Arbitrary<Mounting> = fc.oneof(
  kibibytes(1024, 64 * TEBIBYTE).map(
    (size): Mounting =>
      () =>
      (path) =>
        Mount.scratch(path, size),
  ),
  existing('Secret').map(
    (secret): Mounting =>
      (site) =>
      (path) =>
        Mount.secret(path, secret(site)),
  ),
  existing('ConfigMap').map(
    (map): Mounting =>
      (site) =>
      (path) =>
        Mount.configMap(path, map(site)),
  ),
  existing('PersistentVolumeClaim').map((claim): Mounting => (site) => {
    return (path) => Mount.persistentVolumeClaim(path, claim(site));
  }),
);

const mounts: fc.Arbitrary<Sited<Mount[]>> = fc
  .uniqueArray(fc.tuple(label(20), mount), { maxLength: 4, selector: ([name]) => name })
  .map((all) => (site) => all.map(([name, make]) => make(site)(`/mnt/${name}`)));

const id = within(1, 2147483647);
const exception = fc.oneof(
  reason.map((why) => HardeningException.writableRootFilesystem(why)),
  reason.map((why) => HardeningException.serviceAccountToken(why)),
  reason.map((why) => HardeningException.literalText('program.args[0]', why)),
  fc.tuple(id, id, reason).map(([user, group, why]) => HardeningException.userId(user, group, why)),
);

export const podOptions = randomProps<PodOptions>(POD_OPTIONS, {
  mounts,
  spread: anywhere(spread),
  imagePullSecrets: fc
    .array(existing('Secret'), { maxLength: 2 })
    .map((all) => (site) => [...new Set(all.map((secret) => secret(site)))]),
  exceptions: anywhere(fc.uniqueArray(exception, { maxLength: 4, selector: ({ what }) => what })),
});

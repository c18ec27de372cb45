import * as fc from 'fast-check';
import { HardeningException, Mount, PodOptions, Spread, TaintEffect, Toleration } from '../../../lib';
import { egress } from './network';
import { kibibytes, seconds, within } from './numbers';
import { TEBIBYTE } from './resources';
import { Sited, anywhere, existing, sitedRecord } from './site';
import { key, label, labels, reason, word } from './texts';

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

const effect = fc.constantFrom(undefined, ...Object.values(TaintEffect));
const toleration = fc.oneof(
  fc.tuple(key, effect).map(([name, what]) => Toleration.exists(name, what)),
  fc.tuple(key, word, effect).map(([name, value, what]) => Toleration.equal(name, value, what)),
);

const place = fc.oneof(
  fc.constantFrom(Spread.overNodes(), Spread.overZones()),
  key.map((name) => Spread.over(name)),
);
const spread = fc.uniqueArray(
  fc.tuple(place, fc.boolean()).map(([one, isRequired]) => (isRequired ? one.required() : one)),
  { maxLength: 3, selector: ({ topologyKey }) => topologyKey },
);

const id = within(1, 2147483647);
const exception = fc.oneof(
  reason.map((why) => HardeningException.writableRootFilesystem(why)),
  reason.map((why) => HardeningException.serviceAccountToken(why)),
  reason.map((why) => HardeningException.literalText('program.args[0]', why)),
  fc.tuple(id, id, reason).map(([user, group, why]) => HardeningException.userId(user, group, why)),
);

export const podOptions = sitedRecord<Required<PodOptions>>(
  {
    mounts,
    tmpSize: anywhere(kibibytes(1024, TEBIBYTE)),
    nodeSelector: anywhere(labels),
    tolerations: anywhere(fc.array(toleration, { maxLength: 2 })),
    spread: anywhere(spread),
    imagePullSecrets: fc
      .array(existing('Secret'), { maxLength: 2 })
      .map((all) => (site) => [...new Set(all.map((secret) => secret(site)))]),
    serviceAccount: existing('ServiceAccount'),
    egress: anywhere(fc.array(egress, { maxLength: 3 })),
    terminationGracePeriod: anywhere(seconds(1, 86400)),
    exceptions: anywhere(fc.uniqueArray(exception, { maxLength: 4, selector: ({ what }) => what })),
  },
  [],
);

import { ISecret } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { Identity, Mount, Patch, Waiver } from '../../../lib';
import { ofBytes, within } from './numbers';
import { placement } from './placement';
import { Sited, anywhere, existing } from './site';
import { label, reason, word } from './texts';

/** A mount that waits for its path. */
type Mounting = Sited<(path: string) => Mount>;

const mount: fc.Arbitrary<Mounting> = fc.oneof(
  within(2 ** 20, 2 ** 46)
    .chain(ofBytes)
    .map(
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
const waiver = fc.oneof(
  reason.map((why) => Waiver.writableRootFilesystem(why)),
  reason.map((why) => Waiver.literal('program.args[0]', why)),
  fc.tuple(id, id, reason).map(([user, group, why]) => Waiver.userId(user, group, why)),
);

const account = fc.option(existing('ServiceAccount'), { nil: undefined });
const identity: fc.Arbitrary<Sited<Identity>> = fc
  .tuple(account, fc.option(reason, { nil: undefined }))
  .map(([named, why]) => (site) => {
    const one = named ? Identity.serviceAccount(named(site)) : Identity.own();
    return why === undefined ? one : one.withToken(why);
  });

/** What each release knows, of a pod that may be any. */
const patch = fc.oneof(
  label(20).map((hostname) => Patch.pod({ hostname })),
  label(20).map((name) => Patch.container({ workingDir: `/srv/${name}` })),
  word.map((value) => Patch.manifest({ metadata: { annotations: { 'example.com/patched': value } } })),
);

/** What a pod is given and the table of its props does not tell how to make. */
export const podValues = {
  mounts,
  placement,
  identity,
  patches: anywhere(fc.array(patch, { maxLength: 2 })),
  imagePullSecrets: fc
    .array(existing('Secret'), { maxLength: 2 })
    .map((all): Sited<ISecret[]> => (site) => [...new Set(all.map((secret) => secret(site)))]),
  waivers: anywhere(fc.uniqueArray(waiver, { maxLength: 3, selector: ({ what }) => what })),
};

import { Problem } from '../fields/problem';
import { Manifest, podSpecOf } from '../kubernetes/manifest';
import { misreadTextProblems } from '../kubernetes/misread-texts';
import { argumentProblems } from './arguments';
import { containerProblems, cronJobProblems, replicaProblems } from './controllers';
import { dependencyRule } from './dependencies';
import { fileRule } from './files';
import { missingKeyProblems } from './keys';
import { nameProblems } from './names';
import { namespaceRule } from './namespaces';
import { objectSizeProblems } from './object-size';
import { networkPolicyProblems, podSecurityLabelProblems, serviceProblems } from './parts';
import { patchedJobProblems } from './patched-job';
import { ownPodProblems, podSecurityRule } from './pod-security';
import { quotaRule } from './quotas';
import { missingReferenceProblems } from './references';
import { AppRule, ObjectRule, RenderedApp, RenderedObject } from './rendered-object';
import { schemaProblems } from './schema/schema-problems';
import { uniqueObjects } from './unique-objects';
import { valueProblems } from './values';

/** A rule for what the library has rendered. */
const ofOurs =
  (rule: ObjectRule): ObjectRule =>
  (one, app) =>
    one.isOurs ? rule(one, app) : [];

/** What is asked of one kind alone. */
const BY_KIND: Readonly<Record<string, (manifest: Manifest) => Problem[]>> = {
  CronJob: cronJobProblems,
  Namespace: podSecurityLabelProblems,
  NetworkPolicy: networkPolicyProblems,
  Service: serviceProblems,
  StatefulSet: replicaProblems,
};

/** What each rendered object is held against besides, in the order in which it is told. */
const OBJECT_RULES: ObjectRule[] = [
  ofOurs((one, { index }) => (podSpecOf(one.manifest) ? missingReferenceProblems(one, index) : [])),
  ({ manifest }) => nameProblems(manifest),
  ({ manifest }) => containerProblems(manifest),
  ofOurs(({ manifest }) => valueProblems(manifest)),
  ofOurs(({ object, manifest }) => BY_KIND[object.kind]?.(manifest) ?? []),
  missingKeyProblems,
  ({ manifest, setLater }) => argumentProblems(manifest, setLater),
  ofOurs(({ manifest, platform }) => ownPodProblems(manifest, platform.kubernetes)),
  ofOurs(({ manifest, platform }) => objectSizeProblems(manifest, platform.delivery)),
  ofOurs(({ manifest }) => misreadTextProblems(manifest)),
  ofOurs((one) => (isJob(one) ? patchedJobProblems(one.manifest, one.platform.delivery) : [])),
];

/** What is wrong with an object. What its release would not read is told in the words of the schema alone. */
export function objectProblems(one: RenderedObject, app: RenderedApp): Problem[] {
  const misread = schemaProblems(one.manifest, one.platform);
  const others = OBJECT_RULES.flatMap((rule) => rule(one, app));
  const places = misread.map(({ prop }) => prop);
  return misread.length === 0 ? others : [...misread, ...others.filter(({ prop }) => !places.includes(prop))];
}

/** What the app as a whole is held against. */
export const APP_RULES: AppRule[] = [
  uniqueObjects,
  podSecurityRule,
  quotaRule,
  namespaceRule,
  fileRule,
  dependencyRule,
];

function isJob({ object: { kind } }: RenderedObject): boolean {
  return kind === 'Job' || kind === 'CronJob';
}

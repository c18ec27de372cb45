import { Problem } from '../fields/problem';
import { isPlain } from '../fields/settle';
import { show } from '../fields/show';
import { labelProblems } from '../kubernetes/labels';
import { Manifest, podTemplateOf } from '../kubernetes/manifest';
import { isDnsLabel, isDnsSubdomain } from '../kubernetes/names';
import { placeIn, templatePath } from './place';

/** Kinds whose names are no DNS names: roles may have colons in them. */
const ANY_SEGMENT = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];

/** What names and labels of a rendered object, and of its pods, may be, whoever wrote or patched them. */
export function nameProblems(manifest: Manifest): Problem[] {
  const { kind, metadata } = manifest;
  const template = podTemplateOf(manifest);
  return [
    ...(metadata.name === undefined && metadata.generateName !== undefined ? [] : ofName(manifest)),
    ...ofNamespace(manifest),
    ...ofLabels(manifest, () => '.metadata.labels', metadata.labels),
    ...ofLabels(manifest, () => `${templatePath(kind)}.metadata.labels`, template?.metadata?.labels),
    ...selectorProblems(manifest, template),
  ];
}

function ofNamespace(manifest: Manifest): Problem[] {
  const { namespace } = manifest.metadata;
  if (namespace === undefined || isDnsLabel(namespace)) {
    return [];
  }
  const allowed = '1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit';
  const prop = placeIn(manifest, '.metadata.namespace');
  return [{ prop, got: show(namespace), allowed, fix: 'name the namespace as the cluster has it' }];
}

function ofName(manifest: Manifest): Problem[] {
  const { kind, metadata } = manifest;
  const problem = (allowed: string) => {
    const fix = 'name it in lower case, as people type it';
    return [{ prop: placeIn(manifest, '.metadata.name'), got: show(metadata.name), allowed, fix }];
  };
  if (ANY_SEGMENT.includes(kind)) {
    const isSegment = typeof metadata.name === 'string' && /^(?!\.{1,2}$)[^/%]+$/.test(metadata.name);
    return isSegment ? [] : problem('a name without "/" and "%"');
  }
  if (kind === 'Service' && !(isDnsLabel(metadata.name) && /^[a-z]/.test(metadata.name))) {
    return problem('1 to 63 lower-case letters, digits and "-", starting with a letter');
  }
  return isDnsSubdomain(metadata.name)
    ? []
    : problem('1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit');
}

/** The place is written down where something is wrong. */
function ofLabels(manifest: Manifest, path: () => string, labels: unknown): Problem[] {
  const map = labels as Record<string, string>;
  return isPlain(labels) && labelProblems('', map).length > 0 ? labelProblems(placeIn(manifest, path()), map) : [];
}

/** A controller that does not find its own pods is refused. */
function selectorProblems(manifest: Manifest, template: Manifest): Problem[] {
  const wanted = manifest.spec?.selector?.matchLabels;
  if (!['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].includes(manifest.kind) || !isPlain(wanted)) {
    return [];
  }
  const labels = template?.metadata?.labels ?? {};
  return Object.entries(wanted)
    .filter(([key, value]) => labels[key] !== value)
    .map(([key, value]) => ({
      prop: placeIn(manifest, `.spec.selector.matchLabels[${show(key)}]`),
      got: show(value),
      allowed: `what its pods have, ${show(labels[key])}`,
      fix: 'leave the selector and the labels of the pods as they were rendered',
    }));
}

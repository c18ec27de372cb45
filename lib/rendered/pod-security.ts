/** Which pods the API server refuses where Pod Security is enforced. */

import { Problem } from '../fields/problem';
import { Manifest } from '../kubernetes/manifest';
import { KubernetesVersion } from '../platform/platform';
import { BASELINE_CHECKS, COMMON_CHECKS } from './baseline-checks';
import { placeIn } from './place';
import { Check, PodSecurityPolicy, PodTemplate, podUnderCheck } from './pod-under-check';
import { AppRule } from './rendered-object';
import { RESTRICTED_CHECKS } from './restricted-checks';

/** What each level asks, by the names that Kubernetes has for it. */
export const CHECKS: Readonly<Record<PodSecurityPolicy['level'], Readonly<Record<string, Check>>>> = {
  baseline: { ...COMMON_CHECKS, ...BASELINE_CHECKS },
  restricted: { ...COMMON_CHECKS, ...RESTRICTED_CHECKS },
};

/** What passes the others on one release passes them on each later one, whose fields are the same. */
export const BECOME_STRICTER = ['appArmorProfile', 'hostProbesAndHostLifecycle'];

const ENFORCE = 'pod-security.kubernetes.io/enforce';

const RESTRICTED = { [ENFORCE]: 'restricted' };

/** Whoever names older ones wants pods that these refuse. */
const OLDEST_RULES = 25;

const NEWEST = Object.values(KubernetesVersion).slice(-1)[0];

const IN_SPEC = ['spec', 'template'];

/** The way to the template of the pods of a kind. Of other kinds the API server does not know that they have pods. */
const TEMPLATES = new Map([
  ['CronJob', ['spec', 'jobTemplate', ...IN_SPEC]],
  ['Pod', []],
  ['PodTemplate', ['template']],
  ...['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'].map(
    (kind): [string, string[]] => [kind, IN_SPEC],
  ),
]);

/** Each construct of ours promises of its pods that they pass `restricted`, whatever its namespace enforces. */
export function ownPodProblems(object: Manifest, oldest: KubernetesVersion): Problem[] {
  return podProblems(object, RESTRICTED, oldest);
}

/** The pods of others, where a namespace of the app enforces something. */
export const podSecurityRule: AppRule = ({ objects }) => {
  const namespaces = objects
    .filter(({ object }) => object.kind === 'Namespace')
    .map(({ manifest }) => manifest.metadata);
  const labels = new Map<string, Manifest>(namespaces.map((namespace) => [namespace.name, namespace.labels]));
  return objects
    .filter(({ isOurs }) => !isOurs)
    .flatMap(({ object, manifest, platform }) =>
      podProblems(manifest, labels.get(manifest.metadata.namespace), platform.kubernetes).map((problem) => {
        return { construct: object, problem };
      }),
    );
};

/** What some release, from the oldest on, has against the pods of an object in a namespace with such labels. */
function podProblems(object: Manifest, namespaceLabels: Manifest, oldest: KubernetesVersion): Problem[] {
  const template = podTemplateIn(object);
  const policy = enforcedPolicy(namespaceLabels, oldest);
  return template && policy
    ? problemsUnder(policy, template, enforcedPolicy(namespaceLabels, NEWEST)).map((problem) => {
        return { ...problem, prop: placeIn(object, `.${problem.prop}`) };
      })
    : [];
}

/** As the API server reads the labels of a namespace: where it cannot read one, it takes the strictest. */
export function enforcedPolicy(labels: Manifest, release: KubernetesVersion): PodSecurityPolicy | undefined {
  const level = labels?.[ENFORCE] ?? 'privileged';
  if (level === 'privileged') {
    return undefined;
  }
  const [, named] = /^v1\.(0|[1-9]\d*)$/.exec(labels[`${ENFORCE}-version`]) ?? [];
  const server = minorOf(release);
  const rules = Math.min(server, Number(named ?? server));
  return rules < OLDEST_RULES ? undefined : { level: level === 'baseline' ? level : 'restricted', server, rules };
}

/** What a policy has against pods, on a server that becomes another. */
export function problemsUnder(policy: PodSecurityPolicy, template: PodTemplate, becomes = policy): Problem[] {
  const pod = podUnderCheck(template, policy);
  const laterPod = { ...pod, policy: becomes };
  return Object.entries(CHECKS[policy.level])
    .flatMap(([id, check]) => check(BECOME_STRICTER.includes(id) ? laterPod : pod))
    .map((problem) => ({ ...problem, allowed: `${problem.allowed} by Pod Security ${policy.level}` }));
}

function podTemplateIn(object: Manifest): PodTemplate | undefined {
  const way = TEMPLATES.get(object.kind);
  const { metadata, spec } = way?.reduce((value, name) => value?.[name], object) ?? {};
  return way && spec ? { path: way.map((name) => `${name}.`).join(''), metadata, spec } : undefined;
}

function minorOf(release: KubernetesVersion): number {
  return Number(release.split('.')[1]);
}

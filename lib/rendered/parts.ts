import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';
import { placeIn } from './place';

/** How strict a namespace can be, and by the rules of which release. */
const LEVELS = ['privileged', 'baseline', 'restricted'];
const VERSION = /^(latest|v1\.(0|[1-9]\d*))$/;

/** Labels that the API server reads itself: https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
export function podSecurityLabelProblems(manifest: Manifest): Problem[] {
  const labels: Record<string, unknown> = manifest.metadata.labels ?? {};
  return Object.entries(labels).flatMap(([key, value]) => {
    const [, isVersion] = /^pod-security\.kubernetes\.io\/(?:enforce|audit|warn)(-version)?$/.exec(key) ?? [''];
    if (!key.startsWith('pod-security.kubernetes.io/')) {
      return [];
    }
    const fits = isVersion ? VERSION.test(String(value)) : LEVELS.includes(String(value));
    const prop = placeIn(manifest, `.metadata.labels[${show(key)}]`);
    const allowed = isVersion ? '"latest", or a release such as "v1.31"' : LEVELS.join(', ');
    return fits ? [] : [{ prop, got: show(value), allowed, fix: 'leave it as it was rendered' }];
  });
}

/** A NetworkPolicy names somebody in each of its ways, and says in which direction it holds. */
export function networkPolicyProblems(manifest: Manifest): Problem[] {
  const rules = [
    ...listOf(manifest.spec?.egress).map((rule, index) => ({ peers: rule?.to, path: `.spec.egress[${index}].to` })),
    ...listOf(manifest.spec?.ingress).map((rule, index) => ({
      peers: rule?.from,
      path: `.spec.ingress[${index}].from`,
    })),
  ];
  return rules.flatMap(({ peers, path }) =>
    listOf(peers).flatMap((peer, index) => {
      const isSomebody = Object.keys(peer ?? {}).length > 0;
      const prop = placeIn(manifest, `${path}[${index}]`);
      const allowed = 'an ipBlock, a podSelector or a namespaceSelector';
      return isSomebody ? [] : [{ prop, got: show(peer), allowed, fix: 'leave it as it was rendered' }];
    }),
  );
}

/** Ports of a Service have names where there are several. */
export function serviceProblems(manifest: Manifest): Problem[] {
  const { ports, clusterIP } = manifest.spec ?? {};
  const all = listOf(ports);
  const fix = 'leave it as it was rendered';
  const unnamed = all.length > 1 && all.some((port) => !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(String(port?.name)));
  return [
    ...(all.length > 0 && !unnamed
      ? []
      : [
          {
            prop: placeIn(manifest, '.spec.ports'),
            got: show(ports),
            allowed: 'ports, each with a name of its own',
            fix,
          },
        ]),
    ...(clusterIP === undefined || /^(None|[\d.]+|[\da-f:]+)$/.test(String(clusterIP))
      ? []
      : [{ prop: placeIn(manifest, '.spec.clusterIP'), got: show(clusterIP), allowed: '"None", or an address', fix }]),
  ];
}

function listOf(list: unknown): Manifest[] {
  return Array.isArray(list) ? list : [];
}

import { IConstruct } from 'constructs';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest, podSpecOf } from '../kubernetes/manifest';
import { isMore, readQuantity, sumOf } from '../kubernetes/quantities';
import { containersOf } from './place';
import { AppRule, RenderedObject } from './rendered-object';

/** What a quota counts of the containers of a pod, by its own word. */
const COUNTED: Record<string, [list: 'requests' | 'limits', resource: string]> = {
  cpu: ['requests', 'cpu'],
  memory: ['requests', 'memory'],
  'ephemeral-storage': ['requests', 'ephemeral-storage'],
  ...Object.fromEntries(
    (['requests', 'limits'] as const).flatMap((list) =>
      ['cpu', 'memory', 'ephemeral-storage'].map((resource) => [`${list}.${resource}`, [list, resource] as const]),
    ),
  ),
};

/**
 * A pod, or the volume of a StatefulSet, that alone is more than a quota of its namespace would never be admitted: its Job waits
 * until its deadline. Quotas for some pods alone are left to the cluster.
 */
export const quotaRule: AppRule = ({ objects }) => {
  const quotas = objects.filter(
    ({ object, manifest }) =>
      object.kind === 'ResourceQuota' && !manifest.spec?.scopes && !manifest.spec?.scopeSelector,
  );
  return quotas.flatMap((quota) =>
    objects
      .filter(({ object }) => object.metadata.namespace === quota.object.metadata.namespace)
      .flatMap((one) => above(one, quota)),
  );
};

function above(
  { owner, manifest }: RenderedObject,
  quota: RenderedObject,
): { construct: IConstruct; problem: Problem }[] {
  const hard: Record<string, unknown> = quota.manifest.spec?.hard ?? {};
  return Object.entries(hard).flatMap(([what, most]) => {
    const needed = neededBy(manifest, what);
    if (needed === undefined || readQuantity(String(most)) === undefined || !isMore(needed, String(most))) {
      return [];
    }
    const problem = {
      prop: `${what} of ${what === 'requests.storage' ? 'a volume' : 'a pod'}`,
      got: needed,
      allowed: `at most ${String(most)}, the quota ${show(quota.manifest.metadata.name)} of its namespace`,
      fix: 'lower it, or raise the quota: it would never be admitted',
    };
    return [{ construct: owner, problem }];
  });
}

/** What one pod, or one volume, needs of what a quota counts; nothing where it needs none. */
function neededBy(manifest: Manifest, what: string): string | undefined {
  if (what === 'requests.storage') {
    const claims = Array.isArray(manifest.spec?.volumeClaimTemplates) ? manifest.spec.volumeClaimTemplates : [];
    return greatest(claims.flatMap((claim: Manifest) => claim?.spec?.resources?.requests?.storage ?? []));
  }
  const counted = COUNTED[what];
  const podSpec = podSpecOf(manifest);
  if (!counted || !podSpec) {
    return undefined;
  }
  const [list, resource] = counted;
  const amounts = (name: string) =>
    containersOf({ [name]: podSpec[name] }, '').flatMap(
      ({ container }) => container.resources?.[list]?.[resource] ?? [],
    );
  return greatest([...sum(amounts('containers')), ...amounts('initContainers')]);
}

function sum(amounts: unknown[]): string[] {
  const [first, ...others] = known(amounts);
  return first === undefined ? [] : [sumOf(first, ...others)];
}

function greatest(amounts: unknown[]): string | undefined {
  return known(amounts).reduce<string | undefined>(
    (most, one) => (most === undefined || isMore(one, most) ? one : most),
    undefined,
  );
}

function known(amounts: unknown[]): string[] {
  return amounts.map(String).filter((one) => readQuantity(one) !== undefined);
}

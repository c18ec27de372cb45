import { Chart } from 'cdk8s';
import { ConfigMap, PersistentVolumeClaim, Secret, ServiceAccount } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { BatchPriorityClass } from '../../../lib';
import { subdomain } from './texts';

/** Puts the keys of a map into some order. */
export type Arrange = <T extends object>(map: T) => T;

/** Where an app is made, for values that are constructs or name some. */
export interface Site {
  readonly chart: Chart;
  /** Its maps are in some order. */
  readonly arrange: Arrange;
  /** Of this app. */
  readonly priority: BatchPriorityClass;
}

/** A value that can be made only there. */
export type Sited<T> = (site: Site) => T;

/** One that can be made anywhere. */
export function anywhere<T>(values: fc.Arbitrary<T>): fc.Arbitrary<Sited<T>> {
  return values.map((value) => () => value);
}

/** A map whose entries are written in the order of the site. */
export function arranged<T>(maps: fc.Arbitrary<Record<string, T>>): fc.Arbitrary<Sited<Record<string, T>>> {
  return maps.map(
    (map) =>
      ({ arrange }: Site) =>
        arrange(map),
  );
}

/** A list whose items are made there. */
export function listed<T>(lists: fc.Arbitrary<Sited<T>[]>): fc.Arbitrary<Sited<T[]>> {
  return lists.map((list) => (site) => list.map((make) => make(site)));
}

/** Props whose values are made there; those not named as required are there or not. */
export function sitedRecord(
  values: Record<string, fc.Arbitrary<Sited<unknown>>>,
  requiredKeys: string[],
): fc.Arbitrary<Sited<Record<string, unknown>>> {
  return fc.record(values, { requiredKeys }).map((record) => (site) => {
    return Object.fromEntries(Object.entries(record).map(([name, make]) => [name, make(site)]));
  });
}

/** Objects that exist already have names that tell so, for rules that look for what a manifest names. */
export const EXISTING = 'existing-';

const IMPORTS = {
  ConfigMap: ConfigMap.fromConfigMapName,
  PersistentVolumeClaim: PersistentVolumeClaim.fromClaimName,
  Secret: Secret.fromSecretName,
  ServiceAccount: ServiceAccount.fromServiceAccountName,
};

/** What somebody else has made, declared once in a chart. */
export function existing<K extends keyof typeof IMPORTS>(
  kind: K,
): fc.Arbitrary<Sited<ReturnType<(typeof IMPORTS)[K]>>> {
  return subdomain(200).map((suffix) => ({ chart }) => {
    const name = `${EXISTING}${suffix}`;
    const id = `${kind} ${name}`;
    return (chart.node.tryFindChild(id) ?? IMPORTS[kind](chart, id, name)) as ReturnType<(typeof IMPORTS)[K]>;
  });
}

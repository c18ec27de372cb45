import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { KubernetesVersion, Platform } from '../../lib';
import { describe } from '../../lib/fields/problem';
import { Manifest } from '../../lib/kubernetes/manifest';
import { indexOf } from '../../lib/rendered/references';
import { RenderedObject } from '../../lib/rendered/rendered-object';
import { objectProblems } from '../../lib/rendered/rules';
import { readManifests } from '../support/manifests';
import { wouldCreate } from './api';
import { describeCluster, ownNamespace } from './suite';

/** Patches of each kind of object. */
const PATCHES = 500;

/** So that a failure can be looked at again. */
const SEED = 20261128;

/** Requests under way at once. */
const AT_ONCE = 8;

/** Of what the server refuses, the least that the gate refuses, too. */
const LEAST = 0.95;

/** What somebody may write by mistake. */
const VALUES = [
  ...[null, '', 'x', 'A b', 'Always', '-1', '5', '64MB', '10:00', 'a/b', '\u0000'],
  ...[0, -1, 1.5, 99999, 2 ** 40, true, false, {}, { x: 'y' }, { name: 'x' }, [], ['x'], [{}], [{ name: 'x' }], [5]],
];

type Path = (string | number)[];

interface Patched {
  readonly what: string;
  readonly manifest: Manifest;
}

/** One object of each kind that main.ts renders. */
const OBJECTS = [...new Map(readManifests('dist').map((one): [string, Manifest] => [one.kind, one])).values()];

function pathsIn(value: Manifest, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) {
    return [at];
  }
  const names = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [at, ...names.flatMap((name) => pathsIn(value[name], [...at, name]))];
}

/** A value in another place, no value at all, or a field more. */
function patchesOf(object: Manifest): fc.Arbitrary<Patched> {
  const paths = pathsIn(object).filter(([first, second]) => {
    return first !== undefined && !['kind', 'apiVersion', 'status'].includes(String(first)) && second !== 'namespace';
  });
  const change = fc.oneof(
    fc.constantFrom(...VALUES).map((value) => ({ value })),
    fc.constant({ isRemoved: true }),
    fc.tuple(fc.constantFrom('x', 'image', 'spec', 'nodeNames'), fc.constantFrom(...VALUES)).map(([extra, value]) => {
      return { extra, value };
    }),
  );
  return fc.tuple(fc.constantFrom(...paths), change).map(([path, how]) => {
    const manifest = structuredClone(object);
    const holder = path.slice(0, -1).reduce((inner, name) => inner[name], manifest);
    const last = path[path.length - 1];
    const { value, extra, isRemoved } = how as { value?: unknown; extra?: string; isRemoved?: boolean };
    if (isRemoved) {
      Reflect.deleteProperty(holder, last);
    } else if (extra !== undefined && typeof holder[last] === 'object' && holder[last] !== null) {
      holder[last][extra] = value;
    } else {
      holder[last] = value;
    }
    return { what: `${object.kind} ${path.join('.')} ${JSON.stringify(how)}`, manifest };
  });
}

const platform = (() => {
  const app = new App();
  Platform.set(app, { kubernetes: KubernetesVersion.V1_36 });
  return Platform.of(app);
})();

/** What the gate says to an object of the library. That what it names exists is no matter here. */
function linesOf(manifest: Manifest): string[] {
  const chart = new Chart(Testing.app(), 'patched', { namespace: 'patched' });
  const object = new ApiObject(chart, 'object', { apiVersion: manifest.apiVersion, kind: manifest.kind });
  const one: RenderedObject = { object, manifest, owner: object, isOurs: true, platform, declared: [], setLater: [] };
  const app = { objects: [one], index: indexOf([]), isSynth: false, byName: new Map() };
  return objectProblems(one, app).map(describe);
}

/** What it says to the objects as they were rendered: of references alone. */
const BEFORE = new Set(OBJECTS.flatMap(linesOf));

function isRefused({ manifest }: Patched): boolean {
  if (typeof manifest.metadata !== 'object' || manifest.metadata === null) {
    return true; // told before all rules, with its patch
  }
  return linesOf(manifest).some((line) => !BEFORE.has(line));
}

describeCluster('random patches', () => {
  const namespace = ownNamespace('patches');

  test(`what the API server refuses of ${PATCHES} patches of each kind, the gate refuses, but for a few`, async () => {
    const all = OBJECTS.flatMap((object) => fc.sample(patchesOf(object), { numRuns: PATCHES, seed: SEED }));
    const refused: Patched[] = [];
    const queue = [...all];
    const askOn = async () => {
      for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
        const { code } = await wouldCreate(namespace, one.manifest);
        if (code >= 400 && code !== 409) {
          refused.push(one);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askOn));
    const misses = refused.filter((one) => !isRefused(one));
    console.log(`${all.length} patches, ${refused.length} refused by the server, ${misses.length} of them rendered`);
    expect(refused.length).toBeGreaterThan(all.length / 4);
    expect(1 - misses.length / refused.length).toBeGreaterThanOrEqual(LEAST);
  }, 300_000);
});

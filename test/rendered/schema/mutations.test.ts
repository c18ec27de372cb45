import { KubernetesVersion } from '../../../lib';
import { Manifest } from '../../../lib/kubernetes/manifest';
import { schemaProblems } from '../../../lib/rendered/schema/schema-problems';
import { readManifests } from '../../support/manifests';

const MANIFESTS = readManifests('dist');
const PLATFORM = { kubernetes: KubernetesVersion.V1_29, switchedOn: [] };

/** Maps of anybody's keys, by the names of their fields. */
const MAPS = [
  'annotations',
  'data',
  'default',
  'defaultRequest',
  'hard',
  'labels',
  'limits',
  'matchLabels',
  'max',
  'min',
  'requests',
  'selector',
];

/** What may not be missing, by the end of its path. */
const REQUIRED = new RegExp(
  `(${[
    '\\b(containers|env|initContainers|volumeMounts|volumes)\\[\\d+\\]\\.name',
    'volumeMounts\\[\\d+\\]\\.mountPath',
    'items\\[\\d+\\]\\.(key|path)',
    'topologySpreadConstraints\\[\\d+\\]\\.(maxSkew|topologyKey|whenUnsatisfiable)',
    'podFailurePolicy\\.rules\\[\\d+\\]\\.(action|onExitCodes\\.(operator|values))',
    '^spec\\.(jobTemplate\\.spec\\.)?template(\\.spec(\\.containers)?)?',
    '^spec\\.(jobTemplate(\\.spec)?|limits|schedule|serviceName)',
  ].join('|')})$`,
);

/** Fields that have no other values than a few. */
const ENUMS = [
  'action',
  'completionMode',
  'concurrencyPolicy',
  'effect',
  'imagePullPolicy',
  'operator',
  'podReplacementPolicy',
  'policyTypes',
  'protocol',
  'restartPolicy',
  'scheme',
  'whenUnsatisfiable',
];

/** A value within a manifest, and the way to it in words. */
interface Spot {
  readonly holder: Manifest;
  readonly key: string | number;
  readonly path: string;
  /** The name of the field that holds it, or whose list it is in. */
  readonly field: string;
}

function spotsOf(holder: Manifest, path = '', field = ''): Spot[] {
  return Object.entries(holder).flatMap(([name, value]) => {
    const key = Array.isArray(holder) ? Number(name) : name;
    const step = typeof key === 'number' ? `[${key}]` : isMap(holder, field) ? `["${key}"]` : `.${key}`;
    const own = typeof key === 'number' ? field : key;
    const spot = { holder, key, path: `${path}${step}`.replace(/^\./, ''), field: own };
    const isObject = value !== null && typeof value === 'object';
    return [spot, ...(isObject ? spotsOf(value, spot.path, own) : [])];
  });
}

function isMap(value: Manifest, field: string): boolean {
  const isItem = ['matchLabels', 'defaultRequest'].some((name) => name in Object(value)); // a selector, an item of limits
  return MAPS.includes(field) && !Array.isArray(value) && !isItem;
}

/** What is told of a manifest while one of its values is another one; undefined is none at all. */
function saidOf(manifest: Manifest, { holder, key }: Spot, value: unknown): string[] {
  const before = holder[key];
  const hadIt = Object.prototype.hasOwnProperty.call(holder, key);
  holder[key] = value;
  if (value === undefined) {
    Reflect.deleteProperty(holder, key);
  }
  const told = schemaProblems(manifest, PLATFORM).map(({ prop }) => prop.slice(prop.indexOf(' .') + 2));
  Reflect.deleteProperty(holder, key);
  if (hadIt) {
    holder[key] = before;
  }
  return told;
}

const ALL = MANIFESTS.flatMap((manifest) => spotsOf(manifest).map((spot) => ({ manifest, spot })));
const valueOf = ({ holder, key }: Spot) => holder[key];

describe('what is rendered', () => {
  it('has no problem for any release that it is for', () => {
    expect(MANIFESTS.length).toBeGreaterThan(40);
    for (const kubernetes of Object.values(KubernetesVersion).slice(2)) {
      expect(MANIFESTS.flatMap((manifest) => schemaProblems(manifest, { kubernetes, switchedOn: [] }))).toEqual([]);
    }
  });
});

describe('each change of what is rendered is told once, at its place', () => {
  it('a value of another type', () => {
    const others: Readonly<Record<string, unknown>> = { string: { a: 1 }, number: true, boolean: 'x', object: 5 };
    const spots = ALL.filter(({ spot }) => !['apiVersion', 'kind'].includes(spot.path));
    expect(spots.length).toBeGreaterThan(2400);
    const wrong = spots.filter(({ manifest, spot }) => {
      const told = saidOf(manifest, spot, others[typeof valueOf(spot)]);
      return told.length !== 1 || told[0] !== spot.path;
    });
    expect(wrong.map(({ spot }) => spot.path)).toEqual([]);
  });

  it('a field that nobody knows', () => {
    const holders = ALL.filter(({ spot }) => {
      const value = valueOf(spot);
      return value !== null && typeof value === 'object' && !Array.isArray(value) && !isMap(value, spot.field);
    });
    expect(holders.length).toBeGreaterThan(500);
    const wrong = holders.filter(({ manifest, spot }) => {
      const inner = { holder: valueOf(spot), key: 'zzz', path: '', field: '' };
      const told = saidOf(manifest, inner, 'x');
      return told.length !== 1 || told[0] !== `${spot.path}.zzz`;
    });
    expect(wrong.map(({ spot }) => spot.path)).toEqual([]);
  });

  it('a value outside an enum', () => {
    const spots = ALL.filter(({ spot }) => ENUMS.includes(spot.field) && typeof valueOf(spot) === 'string');
    expect(new Set(spots.map(({ spot }) => spot.field)).size).toBeGreaterThan(8);
    for (const { manifest, spot } of spots) {
      expect(saidOf(manifest, spot, 'Zzz')).toEqual([spot.path]);
    }
  });

  it('what is missing, null, or an empty text', () => {
    const spots = ALL.filter(({ spot }) => REQUIRED.test(spot.path));
    expect(spots.length).toBeGreaterThan(250);
    for (const { manifest, spot } of spots) {
      const lacking = [undefined, null, ...(typeof valueOf(spot) === 'string' ? [''] : [])];
      for (const value of lacking) {
        expect(saidOf(manifest, spot, value)).toEqual([spot.path]);
      }
    }
  });
});

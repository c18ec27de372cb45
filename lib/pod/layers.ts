/** Props of several scopes made one: maps and lists add up, and of one thing the nearest counts. */

import { EnvSource } from '../env/env-source';
import { isPlain } from '../fields/settle';
import { show } from '../fields/show';
import { Waiver } from '../security/waiver';
import { Placement } from './placement';
import { subjectOf } from './placement-rule';

type Props = Record<string, unknown>;

/** What one scope says, and its path; nothing for the workload itself. */
export interface Layer {
  readonly from?: string;
  readonly props: Props;
}

/** Props of all layers, and where each of their places comes from that the workload does not say itself. */
export interface Layered {
  readonly props: Props;
  readonly from: Record<string, string>;
}

/** By what items of a list are one thing; those of other lists never are. */
const SAME: Record<string, (item: never) => string> = {
  mounts: ({ path }: { path: string }) => path,
  waivers: ({ what, place }: Waiver) => `${what} ${place}`,
  placement: ({ _rule }: Placement) => subjectOf(_rule),
  imagePullSecrets: ({ name }: { name: string }) => name,
  envFrom: ({ variable }: EnvSource) => variable,
};

/** Patches are applied in their order: the nearest one last. */
const FARTHEST_FIRST = ['patches'];

/** What is given of some props, in copies that nobody changes afterwards. */
export function given(props: object): Props {
  const entries = Object.entries(props).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries.map(([name, value]) => [name, copyOf(value)]));
}

/** The props of layers, the nearest first. */
export function layered(layers: Layer[]): Layered {
  const apart = variablesOnce(layers);
  const names = [...new Set(apart.flatMap(({ props }) => Object.keys(props)))];
  const from: Record<string, string> = {};
  const tell = (place: string, layer: Layer) => {
    if (layer.from !== undefined) {
      from[place] = layer.from;
    }
  };
  const props = names.map((name) => [
    name,
    valueOf(
      name,
      apart.filter(({ props: all }) => all[name] !== undefined),
      tell,
    ),
  ]);
  return { props: Object.fromEntries(props), from };
}

type Tell = (place: string, layer: Layer) => void;

function valueOf(name: string, layers: Layer[], tell: Tell): unknown {
  const [nearest] = layers;
  const value = nearest.props[name];
  if (Array.isArray(value)) {
    return listOf(name, layers, tell);
  }
  if (isPlain(value)) {
    return mapOf(name, layers, tell);
  }
  tell(name, nearest);
  return value;
}

function listOf(name: string, layers: Layer[], tell: Tell): unknown[] {
  const ordered = FARTHEST_FIRST.includes(name) ? [...layers].reverse() : layers;
  const keyOf = SAME[name] as ((item: unknown) => string) | undefined;
  const items = ordered.flatMap((layer) => (layer.props[name] as unknown[]).map((item) => ({ item, layer })));
  const kept = items.filter(({ item, layer }) => {
    const isNearer = (other: Layer) => layers.indexOf(other) < layers.indexOf(layer);
    return !items.some((other) => keyOf && isNearer(other.layer) && keyOf(other.item) === keyOf(item));
  });
  kept.forEach(({ layer }, index) => tell(`${name}[${index}]`, layer));
  return kept.map(({ item }) => item);
}

function mapOf(name: string, layers: Layer[], tell: Tell): Props {
  const map = new Map<string, unknown>(); // any text may be a key, such as `constructor`
  layers.forEach((layer) => {
    const entries = Object.entries(layer.props[name] as Props).filter(([key]) => !map.has(key));
    entries.forEach(([key, value]) => {
      map.set(key, value);
      tell(`${name}[${show(key)}]`, layer);
    });
  });
  return Object.fromEntries(map);
}

/** A variable is one thing, whether its text is written or its value read. */
function variablesOnce(layers: Layer[]): Layer[] {
  const taken = new Set<string>();
  return layers.map((layer) => {
    const { env, envFrom, ...props } = layer.props;
    const texts = Object.entries((env ?? {}) as Props).filter(([name]) => !taken.has(name));
    const sources = ((envFrom ?? []) as EnvSource[]).filter(({ variable }) => !taken.has(variable));
    [...texts.map(([name]) => name), ...sources.map(({ variable }) => variable)].forEach((name) => taken.add(name));
    return {
      ...layer,
      props: {
        ...props,
        ...(env ? { env: Object.fromEntries(texts) } : {}),
        ...(envFrom ? { envFrom: sources } : {}),
      },
    };
  });
}

function copyOf(value: unknown): unknown {
  return Array.isArray(value) ? [...value] : isPlain(value) ? { ...value } : value;
}

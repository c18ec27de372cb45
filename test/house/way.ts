/** Where in something a value is: it is all of it, or some of its props have it; undefined when it is not there. */
export type Way = 'it' | ReadonlyMap<string, Way> | undefined;

export function under(prop: string, way: Way): Way {
  return way && new Map([[prop, way]]);
}

export function without(prop: string | undefined, way: Way): Way {
  return way instanceof Map
    ? any([...way].map(([other, inner]) => (other === prop ? undefined : under(other, inner))))
    : way;
}

export function either(one: Way, other: Way): Way {
  if (one === 'it' || other === 'it' || !one || !other) {
    return one === 'it' ? one : (other ?? one);
  }
  const props = [...new Set([...one.keys(), ...other.keys()])];
  return new Map(props.map((prop) => [prop, either(one.get(prop), other.get(prop))]));
}

export function any(ways: Iterable<Way>): Way {
  return [...ways].reduce(either, undefined);
}

export function textOf(way: Way): string {
  return way instanceof Map ? `{${[...way].map(([prop, inner]) => `${prop}: ${textOf(inner)}`).join()}}` : `${way}`;
}

/** Where else a kind has a field of a name. */

import { ObjectType, Shape } from './types';
import { isRight } from './values';
import { Place, asPath } from './way';

/** Names that so many types have that a field of them elsewhere tells nothing. */
const EVERYWHERE = ['key', 'kind', 'apiVersion', 'name', 'namespace', 'path', 'status', 'type', 'value', 'values'];

interface Visit {
  readonly type: ObjectType;
  readonly path: string;
}

/** The way to a field of that name for such a value: the nearest one below, or else the one nearest to the root. */
export function placeOf({ way, root }: Place, type: ObjectType, name: string, value: unknown): string | undefined {
  if (EVERYWHERE.includes(name)) {
    return undefined;
  }
  const here = asPath({ way: way.slice(0, -1), isKey: false });
  return (
    search({ type, path: here }, name, value) ??
    (type === root ? undefined : search({ type: root, path: '' }, name, value))
  );
}

/** Level by level, so that the shortest way is found first; each type once. */
function search(start: Visit, name: string, value: unknown): string | undefined {
  const seen = new Set([start.type]);
  for (let level = [start]; level.length > 0;) {
    const next: Visit[] = [];
    for (const { type, path } of level) {
      const found = type.fields.get(name);
      if (found !== undefined && isRight(value, found.shape)) {
        return `${path}.${name}`;
      }
      for (const field of type.fields.values()) {
        const { shape, suffix } = inner(field.shape);
        if (shape.sort === 'object' && !seen.has(shape.type)) {
          seen.add(shape.type);
          next.push({ type: shape.type, path: `${path}.${field.name}${suffix}` });
        }
      }
    }
    level = next;
  }
  return undefined;
}

/** What is in a list is written with its index: the first one stands for all. */
function inner(shape: Shape): { shape: Shape; suffix: string } {
  return shape.sort === 'list' ? { shape: shape.item as Shape, suffix: '[0]' } : { shape, suffix: '' };
}

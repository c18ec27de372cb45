import { ApiObject, JsonPatch } from 'cdk8s';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';

/** How cdk8s keeps the patches of an object, and how a patch keeps what it does. */
interface Patched {
  patches: JsonPatch[];
}
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
}

/** Why an object cannot be rendered: nearly always one of its JSON patches, which is named. */
export function failedPatchProblems(object: ApiObject, error: unknown): Problem[] {
  const failed = failedPatch(object);
  if (failed === undefined) {
    const [got] = String((error as Error).message ?? error).split('\n');
    const allowed = 'values that can be written into a manifest';
    return [{ prop: object.kind, got, allowed, fix: 'give it texts, numbers, lists and maps alone' }];
  }
  const { op, path, from } = failed;
  const got = `${op} ${from === undefined ? '' : `from ${show(from)} to `}${show(path)}`;
  const prop = `JSON patch of ${object.kind} ${show(object.name)}`;
  if (['', '/metadata', '/kind', '/apiVersion', '/spec'].includes(path)) {
    const fix = 'patch what is in it, not the whole of it';
    return [{ prop, got, allowed: 'an object with apiVersion, kind, metadata and its spec', fix }];
  }
  const fix = op === 'replace' ? 'write JsonPatch.add, which replaces, too' : 'add what is above it first';
  return [{ prop, got, allowed: 'a path that the rendered object has', fix: `correct the path, or ${fix}` }];
}

/** Patches are applied one by one, until one fails or takes away what every object has. Within a pass an object gives its last manifest, so it is asked as its class. */
function failedPatch(object: ApiObject): Operation | undefined {
  const holder = object as unknown as Patched;
  const all = holder.patches;
  for (let count = 0; count <= all.length; count++) {
    const one = all[count - 1] as unknown as { _toJson(): Operation } | undefined;
    try {
      Object.defineProperty(holder, 'patches', { configurable: true, writable: true, value: all.slice(0, count) });
      if (!isWhole(Object.getPrototypeOf(object).toJson.call(object))) {
        return one?._toJson();
      }
    } catch {
      return one?._toJson();
    } finally {
      Object.defineProperty(holder, 'patches', { configurable: true, writable: true, enumerable: true, value: all });
    }
  }
  return undefined;
}

/** Whether a manifest has what every object has. */
export function isWhole(manifest: Manifest): boolean {
  return typeof manifest === 'object' && typeof manifest?.metadata === 'object' && manifest.metadata !== null;
}

import { createHash } from 'crypto';

/** The label with the hash on what is named by its content. `cdk8s-batch prune` finds what earlier contents have left by it. */
export const CONTENT_LABEL = 'cdk8s-batch/content';

/** Ten hexadecimal digits that change when the content does; key order and unset values do not count. */
export function contentHash(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(content)))
    .digest('hex')
    .slice(0, 10);
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(canonical);
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]),
    );
  }
  return value;
}

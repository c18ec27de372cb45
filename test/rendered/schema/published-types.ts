import { readFileSync } from 'fs';
import { TYPED_RELEASES } from '../../platform/known-fields';

/** A field as the types of a release have it. */
export interface PublishedField {
  /** In TypeScript: `string`, `ContainerPort[]`, `{ [key: string]: Quantity }`. */
  readonly type: string;
  readonly isRequired: boolean;
}

/** The groups of what we render; others have types of the same names. */
const GROUPS =
  'api\\.(?:apps\\.v1|autoscaling\\.v2|batch\\.v1|core\\.v1|networking\\.v1|policy\\.v1|rbac\\.v1|scheduling\\.v1)|apimachinery\\.[\\w.]+';

const FIELD = new RegExp(
  `@schema io\\.k8s\\.(?:${GROUPS})\\.(\\w+)#(\\w+)\\n\\s*\\*/\\n\\s*readonly \\w+(\\?)?: ({[^}]*}|[^;]+);`,
  'g',
);

/**
 * The types of Kubernetes releases that cdk8s generated from the API server's own schemas, read as texts by type, each
 * field. `readonly name?: string;` stands below a doc that ends in `@schema io.k8s.api.core.v1.ContainerPort#name`.
 */
export function publishedTypes(release: string): Map<string, Map<string, PublishedField>> {
  const source = readFileSync(fileOf(release), 'utf8');
  const types = new Map<string, Map<string, PublishedField>>();
  for (const [, type, name, optional, written] of source.matchAll(FIELD)) {
    const key = type.toLowerCase(); // TypeScript has HttpGetAction for HTTPGetAction
    const fields = types.get(key) ?? new Map<string, PublishedField>();
    types.set(key, fields.set(name, { type: written.replace(/\s+/g, ' '), isRequired: optional === undefined }));
  }
  return types;
}

function fileOf(release: string): string {
  expect(TYPED_RELEASES).toContain(release);
  const minor = release.split('.')[1];
  return minor === '36' ? 'imports/k8s.ts' : require.resolve(`cdk8s-plus-${minor}/lib/imports/k8s.d.ts`);
}

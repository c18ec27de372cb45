import { Manifest } from '../../lib/kubernetes/manifest';

/** The API server's answer to a request of our own, for what would need hundreds of calls of kubectl. */
export interface Answer {
  readonly code: number;
  readonly body: Manifest;
  /** What kubectl would print as `Warning: …`. */
  readonly warning: string | null;
}

export async function request(method: string, path: string, body?: Manifest): Promise<Answer> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const init = body && { body: JSON.stringify(body), headers: { 'content-type': type } };
  const response = await fetch(`${process.env.API_SERVER}${path}`, { method, ...init });
  return { code: response.status, body: await response.json(), warning: response.headers.get('warning') };
}

/** As `request`, where only success is expected. */
export async function ask(method: string, path: string, body?: Manifest): Promise<Manifest> {
  const answer = await request(method, path, body);
  if (answer.code >= 300) {
    throw new Error(`${method} ${path}: ${answer.code} ${answer.body.message}`);
  }
  return answer.body;
}

/** What the API server would say to a new object, as `kubectl create --dry-run=server` asks it: unknown fields count. */
export function wouldCreate(namespace: string, object: Manifest): Promise<Answer> {
  const moved = isOfCluster(object) ? object : { ...object, metadata: { ...object.metadata, namespace } };
  return request('POST', `${collectionOf(object, namespace)}?dryRun=All&fieldValidation=Strict`, moved);
}

/** Where the API server has the objects of that kind. */
export function collectionOf(object: Manifest, namespace: string): string {
  const { apiVersion, kind } = object;
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const resource = `${kind.toLowerCase()}s`.replace(/(ss|y)s$/, (ending) => (ending === 'ys' ? 'ies' : 'sses'));
  return isOfCluster(object) ? `${root}/${resource}` : `${root}/namespaces/${namespace}/${resource}`;
}

function isOfCluster({ kind }: Manifest): boolean {
  return ['Namespace', 'PriorityClass'].includes(kind);
}

import { Manifest } from '../support/manifests';

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
  const { apiVersion, kind, metadata } = object;
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const resource = `${kind.toLowerCase()}s`.replace(/(ss|y)s$/, (ending) => (ending === 'ys' ? 'ies' : 'sses'));
  const isOfCluster = ['Namespace', 'PriorityClass'].includes(kind);
  const place = isOfCluster ? `${root}/${resource}` : `${root}/namespaces/${namespace}/${resource}`;
  const moved = isOfCluster ? object : { ...object, metadata: { ...metadata, namespace } };
  return request('POST', `${place}?dryRun=All&fieldValidation=Strict`, moved);
}

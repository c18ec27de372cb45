import { Manifest } from '../support/manifests';

/** The API server's answer to a request of our own, for what would need hundreds of calls of kubectl. */
export interface Answer {
  readonly code: number;
  readonly body: Manifest;
}

export async function request(method: string, path: string, body?: Manifest): Promise<Answer> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const init = body && { body: JSON.stringify(body), headers: { 'content-type': type } };
  const response = await fetch(`${process.env.API_SERVER}${path}`, { method, ...init });
  return { code: response.status, body: await response.json() };
}

/** As `request`, where only success is expected. */
export async function ask(method: string, path: string, body?: Manifest): Promise<Manifest> {
  const answer = await request(method, path, body);
  if (answer.code >= 300) {
    throw new Error(`${method} ${path}: ${answer.code} ${answer.body.message}`);
  }
  return answer.body;
}

import { Manifest } from '../../lib/kubernetes/manifest';
import { collectionOf, request } from './api';
import { dist } from './suite';

/** The tests make and delete what dist has for the whole cluster, so a cluster in use may have none of it. */
export async function refuseUnlessFree(kubeconfig: string): Promise<void> {
  const ofTheCluster = dist().filter(({ metadata }) => metadata.namespace === undefined);
  const look = (object: Manifest) => request('GET', `${collectionOf(object, '')}/${object.metadata.name}`);
  const answers = await Promise.all(ofTheCluster.map(look));
  const taken = ofTheCluster
    .map(({ kind, metadata }: Manifest, index) => ({ what: `${kind} ${metadata.name}`, ...answers[index] }))
    .filter(({ code }) => code !== 404)
    .map(({ what, code, body }) => (code === 200 ? what : `${what} (${code} ${body.message})`));
  if (taken.length > 0) {
    const allowed = 'a cluster without them, as the tests make and delete them';
    throw new Error(
      `CLUSTER_TESTS_KUBECONFIG: got ${kubeconfig} with ${taken.join(' and ')}, allowed ${allowed}; make a kind cluster for them`,
    );
  }
}

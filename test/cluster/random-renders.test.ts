import * as fc from 'fast-check';
import { anyApp, renderApp } from '../properties/apps';
import { Manifest } from '../support/manifests';
import { wouldCreate } from './api';
import { kubectl } from './kubectl';
import { describeCluster, isAtLeast, ownNamespace } from './suite';

const APPS = 500;

/** So that a failure can be looked at again. */
const SEED = 20261123;

/** Requests under way at once. */
const AT_ONCE = 8;

describeCluster('whatever is accepted', () => {
  const namespace = ownNamespace('random');
  beforeAll(() =>
    kubectl([
      'label',
      'namespace',
      namespace,
      'pod-security.kubernetes.io/enforce=restricted',
      'pod-security.kubernetes.io/warn=restricted',
    ]),
  );

  test(`the API server accepts, strictly and without a warning: the objects of ${APPS} random apps`, async () => {
    const forThis = anyApp.filter(({ kubernetes }) => isAtLeast(Number(kubernetes.split('.')[1])));
    const objects = fc.sample(forThis, { numRuns: APPS, seed: SEED }).flatMap((app) => renderApp(app));
    expect(objects.length).toBeGreaterThan(5 * APPS);
    const complaints: string[] = [];
    const ask = async (object: Manifest) => {
      const { code, body, warning } = await wouldCreate(namespace, object);
      if (code !== 201 || warning !== null) {
        complaints.push(`${object.kind} ${object.metadata.name}: ${code} ${body.message ?? ''} ${warning ?? ''}`);
      }
    };
    const queue = [...objects];
    const askOn = async () => {
      for (let object = queue.pop(); object !== undefined; object = queue.pop()) {
        await ask(object);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askOn));
    expect(complaints).toEqual([]);
  });
});

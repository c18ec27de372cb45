import { until } from '../broker/until';
import { Manifest } from '../support/manifests';
import { get, kubectl, tryKubectl } from './kubectl';
import { describeCluster, dist } from './suite';

/** One line of what `kubectl apply` prints for an object, such as `job.batch/report-5d41402abc`. */
function nameOf({ apiVersion, kind, metadata }: Manifest): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  return `${kind.toLowerCase()}${group}/${metadata.name}`;
}

/** Each object as the cluster has it, without what its controller reports: a write of ours would show in any of it. */
async function inTheCluster(): Promise<Manifest[]> {
  const objects: Manifest[] = JSON.parse(
    await kubectl(['get', '-f', 'dist', '-o', 'json', '--show-managed-fields']),
  ).items;
  return objects.map((object) => {
    const ofTheSpec = (write: { subresource?: string }) => write.subresource !== 'status';
    const managedFields = object.metadata.managedFields.filter(ofTheSpec);
    return {
      ...object,
      status: undefined,
      metadata: { ...object.metadata, managedFields, resourceVersion: undefined },
    };
  });
}

const rendered = dist();

/** kubectl compares these in part as a whole, so it always writes them; the API server then finds no difference. */
const ALWAYS_WRITTEN = ['PodDisruptionBudget', 'StatefulSet'];

/** Listing these warns. */
const DEPRECATED = ['componentstatuses', 'endpoints'];

describeCluster('dist on an empty cluster', () => {
  describe.each([
    { title: 'client-side', flags: [], verb: 'created', again: 'unchanged', whole: 'configured' },
    {
      title: 'server-side',
      flags: ['--server-side'],
      verb: 'serverside-applied',
      again: 'serverside-applied',
      whole: 'serverside-applied',
    },
  ])('kubectl apply -f dist, $title', ({ flags, verb, again, whole }) => {
    test('every object is accepted, in the order of the files, without a warning', async () => {
      const { status, stdout, stderr } = await tryKubectl(['apply', '-f', 'dist', ...flags]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(linesOf(stdout)).toEqual(rendered.map((object) => `${nameOf(object)} ${verb}`));
    });

    test('the API server keeps every field that was rendered', async () => {
      const objects = await inTheCluster();
      rendered.forEach((object, index) => expect(objects[index]).toMatchObject(object));
    });

    test('the same again changes nothing', async () => {
      await until('each Job has its pods', async () =>
        (await get('jobs', '-n', 'analytics')).every(({ status }) => status.active),
      );
      const before = await inTheCluster();
      expect(before).toHaveLength(rendered.length);
      const said = await kubectl(['apply', '-f', 'dist', ...flags]);
      const expected = (object: Manifest) => (ALWAYS_WRITTEN.includes(object.kind) ? whole : again);
      expect(linesOf(said)).toEqual(rendered.map((object) => `${nameOf(object)} ${expected(object)}`));
      expect(await inTheCluster()).toEqual(before);
    });

    test('kubectl delete -f dist leaves nothing of ours', async () => {
      await kubectl(['delete', '-f', 'dist', '--ignore-not-found']);
      const kinds = linesOf(await kubectl(['api-resources', '--verbs=list', '-o', 'name']));
      expect(kinds).toEqual(expect.arrayContaining(['jobs.batch', 'persistentvolumes', 'namespaces']));
      const all = kinds.filter((kind) => !DEPRECATED.includes(kind)).join(',');
      const ours = await get(all, '-A', '-l', 'app.kubernetes.io/managed-by=cdk8s-batch');
      const isOfDist = ({ metadata }: Manifest) => ['analytics', undefined].includes(metadata.namespace);
      expect(ours.filter(isOfDist)).toEqual([]); // those of other suites are on their way out
      expect(await get('namespace', 'analytics', '--ignore-not-found')).toEqual([]);
    });
  });

  test('the same clean-up again has nothing to do and no error', async () => {
    expect(await kubectl(['delete', '-f', 'dist', '--ignore-not-found'])).toBe('');
  });
});

function linesOf(text: string): string[] {
  return text.trim().split('\n');
}

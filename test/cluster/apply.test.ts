import { Manifest } from '../../lib/kubernetes/manifest';
import { until } from '../broker/until';
import { get, kubectl, tryKubectl } from './kubectl';
import { OF_TESTS, describeCluster, dist, isOwnControlPlane } from './suite';

/** One line of what `kubectl apply` prints for an object, such as `job.batch/report-5d41402abc`. */
function nameOf({ apiVersion, kind, metadata }: Manifest): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  return `${kind.toLowerCase()}${group}/${metadata.name}`;
}

/** Each object as the cluster has it, and apart from it what its controller reports. */
interface Live {
  readonly object: Manifest;
  readonly status: string;
}

async function inTheCluster(): Promise<Live[]> {
  const argv = ['get', '-f', 'dist', '-o', 'json', '--show-managed-fields'];
  const objects: Manifest[] = JSON.parse(await kubectl(argv)).items;
  return objects.map(({ status, ...object }) => {
    const ofTheSpec = (write: { subresource?: string }) => write.subresource !== 'status';
    const managedFields = object.metadata.managedFields.filter(ofTheSpec);
    return { object: { ...object, metadata: { ...object.metadata, managedFields } }, status: JSON.stringify(status) };
  });
}

/** The same once the controllers have seen it all: nothing of it is written for a second. */
async function settled(): Promise<Live[]> {
  let before = '';
  return until('the controllers leave it alone', async () => {
    const live = await inTheCluster();
    const isSame = JSON.stringify(live) === before;
    before = JSON.stringify(live);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return isSame && live;
  });
}

/** What a controller reports with the clock: a run each minute, and the count of these. */
const TICKING = ['CronJob', 'ResourceQuota'];

const rendered = dist();

/** kubectl compares these in part as a whole, so it always writes them; the API server then finds no difference. */
const ALWAYS_WRITTEN = ['PodDisruptionBudget', 'StatefulSet'];

/** Listing these warns. */
const DEPRECATED = ['componentstatuses', 'endpoints'];

describeCluster('dist on an empty cluster', () => {
  afterAll(() => kubectl(['delete', '-f', 'dist', '--ignore-not-found'])); // when a test before the clean-up failed

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
      const live = await inTheCluster();
      rendered.forEach((object, index) => expect(live[index].object).toMatchObject(object));
    });

    test('the same again changes nothing: each object has the resourceVersion that it had', async () => {
      await until('each Job has its pods', async () =>
        (await get('jobs', '-n', 'analytics')).every(({ status }) => status.active),
      );
      const before = await settled();
      expect(before).toHaveLength(rendered.length);
      const said = await kubectl(['apply', '-f', 'dist', ...flags]);
      const expected = (object: Manifest) => (ALWAYS_WRITTEN.includes(object.kind) ? whole : again);
      expect(linesOf(said)).toEqual(rendered.map((object) => `${nameOf(object)} ${expected(object)}`));
      const after = await inTheCluster();
      const reported = after.filter(({ status }, index) => status !== before[index].status);
      const exceptReported = (all: Live[]) => all.filter((_, index) => !reported.includes(after[index]));
      expect(exceptReported(after)).toEqual(exceptReported(before));
      if (isOwnControlPlane()) {
        expect(reported.filter(({ object }) => !TICKING.includes(object.kind))).toEqual([]);
      }
    });

    test('kubectl delete -f dist leaves nothing of ours', async () => {
      await kubectl(['delete', '-f', 'dist', '--ignore-not-found']);
      const kinds = linesOf(await kubectl(['api-resources', '--verbs=list', '-o', 'name']));
      expect(kinds).toEqual(expect.arrayContaining(['jobs.batch', 'persistentvolumes', 'namespaces']));
      const all = kinds.filter((kind) => !DEPRECATED.includes(kind)).join(',');
      const ofOtherSuites = Object.keys(OF_TESTS); // their namespaces and priority classes
      const ours = await get(all, '-A', '-l', `app.kubernetes.io/managed-by=cdk8s-batch,!${ofOtherSuites}`);
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

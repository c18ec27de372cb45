import { Chart, Testing } from 'cdk8s';
import { ConfigMap, PersistentVolumeClaim, Secret } from 'cdk8s-plus-27';
import { Mount } from '../../lib/pod/mount';
import { inShort, refusalsOf } from '../support/refusals';
import { podSpecOf, problemsOf, templateOf } from './sample';

const chart: Chart = Testing.chart();
const secret = Secret.fromSecretName(chart, 'secret', 'api-key');
const configMap = ConfigMap.fromConfigMapName(chart, 'config', 'settings');
const claim = PersistentVolumeClaim.fromClaimName(chart, 'claim', 'results');

/** The volume of a mount and where the container sees it. */
function rendered(mount: Mount) {
  const { volumes, containers } = podSpecOf({ mounts: [mount] });
  return [volumes[1], containers[0].volumeMounts[1]];
}

describe('a mount', () => {
  it('of a Secret is read by the group of the pod, and written by nobody', () => {
    expect(rendered(Mount.secret('/etc/api', secret))).toEqual([
      { name: 'mount-0', secret: { secretName: 'api-key', defaultMode: 0o440 } },
      { name: 'mount-0', mountPath: '/etc/api', readOnly: true },
    ]);
  });

  it('of a ConfigMap is read-only', () => {
    expect(rendered(Mount.configMap('/etc/settings', configMap))).toEqual([
      { name: 'mount-0', configMap: { name: 'settings' } },
      { name: 'mount-0', mountPath: '/etc/settings', readOnly: true },
    ]);
  });

  it('of a volume claim can be written', () => {
    expect(rendered(Mount.persistentVolumeClaim('/data', claim))).toEqual([
      { name: 'mount-0', persistentVolumeClaim: { claimName: 'results' } },
      { name: 'mount-0', mountPath: '/data', readOnly: false },
    ]);
  });

  it('of scratch space can be written, up to its size', () => {
    expect(rendered(Mount.scratch('/scratch', '2Gi'))).toEqual([
      { name: 'mount-0', emptyDir: { sizeLimit: '2Gi' } },
      { name: 'mount-0', mountPath: '/scratch', readOnly: false },
    ]);
  });

  it('of something that has no legal name is refused', () => {
    const name = 'API_KEY';
    const wrong = Secret.fromSecretName(chart, 'wrong-secret', name);
    expect(refusalsOf(() => Mount.secret('/a', wrong))).toEqual(['Mount.secret secret: got "API_KEY"']);
    const wrongMap = ConfigMap.fromConfigMapName(chart, 'wrong-map', name);
    expect(refusalsOf(() => Mount.configMap('/a', wrongMap))).toEqual(['Mount.configMap configMap: got "API_KEY"']);
    const wrongClaim = PersistentVolumeClaim.fromClaimName(chart, 'wrong-claim', name);
    expect(refusalsOf(() => Mount.persistentVolumeClaim('/a', wrongClaim))).toEqual([
      'Mount.persistentVolumeClaim claim: got "API_KEY"',
    ]);
  });
});

describe('the size of scratch space', () => {
  it.each([
    ['1Mi', '1Mi'],
    ['1025Ki', '1025Ki'],
    ['1048577', '1048577'],
    ['1.5Gi', '1536Mi'],
    ['2000M', '2G'],
    ['64Ti', '64Ti'],
  ])('may be %j', (size, sizeLimit) => {
    expect(rendered(Mount.scratch('/scratch', size))[0].emptyDir).toEqual({ sizeLimit });
  });

  it.each([
    ['1048575', ', which is 1048575 bytes'],
    ['1023Ki', ''],
    ['1048576.5', ', which is 1048576.5 bytes'],
    ['68719476737Ki', ''],
    ['1GB', ''],
  ])('is not %j', (size, meaning) => {
    expect(refusalsOf(() => Mount.scratch('/scratch', size))).toEqual([`Mount.scratch size: got "${size}"${meaning}`]);
  });

  it('is part of what the pod may write on its node', () => {
    const storage = (mounts: Mount[]) => podSpecOf({ mounts }).containers[0].resources.limits['ephemeral-storage'];
    expect(storage([])).toBe('128Mi'); // /tmp, and the logs
    expect(storage([Mount.scratch('/a', '100Mi'), Mount.scratch('/b', '28Mi')])).toBe('256Mi');
    expect(storage([Mount.scratch('/a', '1.5Gi'), Mount.scratch('/b', '512Mi')])).toBe('2176Mi');
    expect(storage([Mount.persistentVolumeClaim('/data', claim)])).toBe('128Mi');
  });

  it('is added up to the byte, also where it is beyond what a float can hold', () => {
    const storage = (...sizes: string[]) => {
      const mounts = sizes.map((size, index) => Mount.scratch(`/data/${index}`, size));
      return podSpecOf({ mounts }).containers[0].resources.limits['ephemeral-storage'];
    };
    const logsAndTmp = 128 * 1024 ** 2;
    expect(storage('500M')).toBe(`${logsAndTmp + 500e6}`);
    expect(storage('500M', '1048577')).toBe(`${logsAndTmp + 500e6 + 1048577}`);
    expect(storage(...Array.from({ length: 200 }, () => '64Ti'), '1048577')).toBe(
      `${200n * 64n * 1024n ** 4n + BigInt(logsAndTmp) + 1048577n}`,
    );
  });
});

describe('the path of a mount', () => {
  it.each([
    ['/data', '/data'],
    ['/data/in', '/data/in'],
    ['/data/', '/data'],
    ['//data//./in', '/data/in'],
    ['/tmp/cache', '/tmp/cache'],
    ['/opt', '/opt'],
    ['/dev/shm', '/dev/shm'],
    ['/devices', '/devices'],
    ['/opt/programs', '/opt/programs'],
    ['/data/..hidden', '/data/..hidden'],
  ])('may be %s', (path, mountPath) => {
    expect(Mount.secret(path, secret).path).toBe(mountPath);
    expect(rendered(Mount.secret(path, secret))[1].mountPath).toBe(mountPath);
  });

  it.each(['', 'data', './data', '/', '//', '/.', '/data:ro', '/data/../etc', '/..', '/a\0b'])('is not %j', (path) => {
    const told = `path: got ${JSON.stringify(path)}`;
    expect(refusalsOf(() => Mount.secret(path, secret))).toEqual([`Mount.secret ${told}`]);
    expect(refusalsOf(() => Mount.configMap(path, configMap))).toEqual([`Mount.configMap ${told}`]);
    expect(refusalsOf(() => Mount.persistentVolumeClaim(path, claim))).toEqual([`Mount.persistentVolumeClaim ${told}`]);
    expect(refusalsOf(() => Mount.scratch(path, '1Mi'))).toEqual([`Mount.scratch ${told}`]);
  });

  it.each(['/tmp', '/tmp/', '//tmp'])(
    'is not that of the scratch folder that is there, but for its size: %s',
    (path) => {
      const told = `path: got ${JSON.stringify(path)}`;
      expect(refusalsOf(() => Mount.secret(path, secret))).toEqual([`Mount.secret ${told}`]);
      expect(refusalsOf(() => Mount.configMap(path, configMap))).toEqual([`Mount.configMap ${told}`]);
      expect(refusalsOf(() => Mount.persistentVolumeClaim(path, claim))).toEqual([
        `Mount.persistentVolumeClaim ${told}`,
      ]);
      const mounts = [Mount.configMap('/a', configMap), Mount.scratch(path, '5Mi')];
      const { volumes, containers } = templateOf({ mounts }).spec;
      expect(volumes[0]).toEqual({ name: 'tmp', emptyDir: { sizeLimit: '5Mi' } });
      expect(volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'mount-0']);
      expect(containers[0].volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual([
        '/tmp',
        '/a',
      ]);
    },
  );

  it.each([
    '/opt/program',
    '//opt/program/',
    '/opt/program/data',
    '/opt/packages',
    '/opt/packages/a',
    '/proc',
    '/proc/sys',
    '/sys/fs/cgroup',
    '/dev',
    '/dev/termination-log',
  ])("is none of the library's or of the container's runtime: %s", (path) => {
    expect(refusalsOf(() => Mount.scratch(path, '1Mi'))).toEqual([`Mount.scratch path: got "${path}"`]);
  });

  it('is one for each mount, however it is spelled', () => {
    const mounts = ['/a', '/b', '/a/', '/b//'].map((path) => Mount.configMap(path, configMap));
    expect(problemsOf({ mounts }).map(inShort)).toEqual(['mounts[2]: got "/a"', 'mounts[3]: got "/b"']);
  });

  it('is outside of what is mounted read-only, where its folder cannot be made', () => {
    const scratch = (path: string) => Mount.scratch(path, '1Mi');
    const said = (...mounts: Mount[]) => problemsOf({ mounts }).map(inShort);
    expect(said(Mount.secret('/etc/app', secret), scratch('/etc/app/cache'))).toEqual([
      'mounts[1]: got "/etc/app/cache"',
    ]);
    expect(said(Mount.secret('/etc/app/tls', secret), Mount.configMap('/etc/app', configMap))).toEqual([
      'mounts[0]: got "/etc/app/tls"',
    ]);
    expect(said(scratch('/data'), Mount.secret('/data/key', secret), scratch('/data-2'))).toEqual([]);
    expect(said(Mount.secret('/etc/app', secret), scratch('/etc/application'))).toEqual([]);
  });

  it('is outside of what the construct mounts, and not above it where it is read-only', () => {
    const adds = { volumeMounts: [{ name: 'data', mountPath: '/var/lib/broker' }] };
    const said = (mount: Mount) => problemsOf({ mounts: [mount] }, { adds });
    expect(said(Mount.scratch('/var/lib/broker/cache', '1Mi'))).toEqual([
      expect.stringMatching(
        /^mounts\[0\]: got "\/var\/lib\/broker\/cache", allowed a path outside "\/var\/lib\/broker", which is /,
      ),
    ]);
    expect(said(Mount.secret('/var/lib', secret))).toEqual([
      expect.stringMatching(/^mounts\[0\]: got "\/var\/lib", allowed a path that "\/var\/lib\/broker" is not in: /),
    ]);
    expect(said(Mount.scratch('/var/lib', '1Mi'))).toEqual([]);
    expect(said(Mount.secret('/tmp/key', secret))).toEqual([]);
  });

  it('is none that the construct mounts', () => {
    const adds = { volumeMounts: [{ name: 'data', mountPath: '/var/lib/rabbitmq' }] };
    const mounts = [Mount.secret('/a', secret), Mount.secret('/var/lib/rabbitmq', secret)];
    expect(problemsOf({ mounts }, { adds }).map(inShort)).toEqual(['mounts[1]: got "/var/lib/rabbitmq"']);
  });
});

describe('several mounts', () => {
  it('each have a volume of their own, in their order, after those of the construct', () => {
    const mounts = [Mount.configMap('/a', configMap), Mount.secret('/b', secret)];
    const adds = { volumes: [{ name: 'data', emptyDir: {} }], volumeMounts: [{ name: 'data', mountPath: '/data' }] };
    const { volumes, containers } = templateOf({ mounts }, { adds }).spec;
    expect(volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'data', 'mount-0', 'mount-1']);
    const paths = containers[0].volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath);
    expect(paths).toEqual(['/tmp', '/data', '/a', '/b']);
  });
});

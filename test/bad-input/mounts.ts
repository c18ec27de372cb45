import { PersistentVolumeClaim, Secret } from 'cdk8s-plus-27';
import { Mount } from '../../lib';
import { BadInput, jobWithPods } from './case';
import { batch } from './constructs';

const mounted = (mountPath: string) =>
  jobWithPods({
    containers: [{ name: 'report', image: 'a:1', volumeMounts: [{ name: 'v', mountPath }] }],
    volumes: [{ name: 'v', emptyDir: {} }],
  });
const mountedIn = (...paths: string[]) => {
  const volumeMounts = paths.map((mountPath, index) => ({ name: `v${index}`, mountPath }));
  const sources = [{ secret: { secretName: 'api' } }, { emptyDir: {} }];
  return jobWithPods({
    containers: [{ name: 'report', image: 'a:1', volumeMounts }],
    volumes: sources.map((source, index) => ({ name: `v${index}`, ...source })),
  });
};
const scratch = (sizeLimit: string) => jobWithPods({ volumes: [{ name: 'v', emptyDir: { sizeLimit } }] });

export const MOUNTS: BadInput[] = [
  {
    what: 'a mount at a relative path',
    make: () => Mount.scratch('data', '1Gi'),
    says: [
      'Mount.scratch path: got "data", allowed an absolute path below "/", without ":" and ".."; name a folder of its own, for example "/data"',
    ],
    manifest: mounted('data'),
    stricter: 'it would be taken from the root, not from where the program stands',
  },
  {
    what: 'a mount with a colon',
    make: () => Mount.scratch('/a:b', '1Gi'),
    says: [
      'Mount.scratch path: got "/a:b", allowed an absolute path below "/", without ":" and ".."; name a folder of its own, for example "/data"',
    ],
    manifest: mounted('/a:b'),
    stricter: 'its documentation forbids it, and some runtimes take it for the end of the path',
  },
  {
    what: 'a mount of the whole file system',
    make: () => Mount.scratch('/', '1Gi'),
    says: [
      'Mount.scratch path: got "/", allowed an absolute path below "/", without ":" and ".."; name a folder of its own, for example "/data"',
    ],
    manifest: mounted('/'),
    stricter: 'it would hide the image',
  },
  {
    what: 'a mount in the place of /tmp',
    make: (chart) => Mount.secret('/tmp', Secret.fromSecretName(chart, 's', 'api')),
    says: [
      'Mount.secret path: got "/tmp", allowed any folder but /tmp itself; choose another folder; Mount.scratch makes room in it',
    ],
    ours: 'the library',
  },
  {
    what: 'a mount in the place of what the kernel says',
    make: () => Mount.scratch('/proc', '1Gi'),
    says: [
      'Mount.scratch path: got "/proc", allowed any folder but /opt/program, /opt/packages, /proc, /sys, /dev with all that is in them; choose another folder',
    ],
    manifest: mounted('/proc'),
    stricter: 'the runtime of the container mounts it: no container would start, or only a broken one',
  },
  {
    what: 'a mount in one that cannot be written',
    make: batch((chart) => ({
      mounts: [
        Mount.secret('/etc/app', Secret.fromSecretName(chart, 's', 'api')),
        Mount.scratch('/etc/app/cache', '1Gi'),
      ],
    })),
    says: [
      '[shop/report] mounts[1]: got "/etc/app/cache", allowed a path outside "/etc/app", which is mounted read-only; give each mount a folder of its own',
    ],
    manifest: mountedIn('/etc/app', '/etc/app/cache'),
    stricter: 'its folder cannot be made there: the container would never start',
  },
  {
    what: 'a mount that climbs',
    make: () => Mount.scratch('/data/../etc', '1Gi'),
    says: [
      'Mount.scratch path: got "/data/../etc", allowed an absolute path below "/", without ":" and ".."; name a folder of its own, for example "/data"',
    ],
    manifest: mounted('/data/../etc'),
    stricter: 'it is another folder than it says',
  },
  {
    what: 'a mount without room',
    make: () => Mount.scratch('/data', '0Ki'),
    says: ['Mount.scratch size: got "0Ki", allowed whole bytes from 1Mi to 64Ti; size it for what the program writes'],
    manifest: scratch('0'),
    stricter: 'Kubernetes takes it for no limit',
  },
  {
    what: 'two mounts in one place',
    make: batch({ mounts: [Mount.scratch('/data', '1Gi'), Mount.scratch('/data/', '1Gi')] }),
    says: [
      '[shop/report] mounts[1]: got "/data", allowed a path that is mounted once; give each mount a folder of its own',
    ],
    manifest: jobWithPods({
      containers: [
        {
          name: 'report',
          image: 'a:1',
          volumeMounts: [
            { name: 'v', mountPath: '/data' },
            { name: 'w', mountPath: '/data' },
          ],
        },
      ],
      volumes: [
        { name: 'v', emptyDir: {} },
        { name: 'w', emptyDir: {} },
      ],
    }),
  },
  {
    what: 'a volume claim with an impossible name',
    make: (chart) => Mount.persistentVolumeClaim('/data', PersistentVolumeClaim.fromClaimName(chart, 'c', 'My Claim')),
    says: [
      'Mount.persistentVolumeClaim claim: got "My Claim", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'My Claim' } }] }),
    stricter: 'no object can have that name',
  },
  {
    what: 'a /tmp without room',
    make: () => Mount.scratch('/tmp', '1Ki'),
    says: ['Mount.scratch size: got "1Ki", allowed whole bytes from 1Mi to 64Ti; size it for what the program writes'],
    manifest: scratch('1Ki'),
    stricter: 'the pod would be evicted at its first file',
  },
];

/** Pods with all that a check of Pod Security looks at, in legal and in illegal values. */

import * as fc from 'fast-check';
import { Manifest } from '../../lib/kubernetes/manifest';

/** Makes a field: mostly what passes, and the worse the pod, the more often what some release refuses. */
type Choose = (passes: unknown[], refused: unknown[]) => fc.Arbitrary<unknown>;

function choosing(badness: number): Choose {
  return (passes, refused) =>
    fc.oneof(
      { weight: 400, arbitrary: fc.constantFrom(...passes) },
      { weight: badness, arbitrary: fc.constantFrom(...refused) },
    );
}

const UNSET = [undefined, null];

const PROFILES = [{ type: 'RuntimeDefault' }, { type: 'Localhost', localhostProfile: 'batch.json' }];

const NO_PROFILES = [{}, { type: null }, { type: '' }, { type: 'Unconfined' }, { type: 'runtime/default' }];

const SYSCTLS = [
  'kernel.msgmax',
  'kernel.shm_rmid_forced',
  'net.core.somaxconn',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
  '',
];

const CAPABILITIES = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'SETFCAP', 'SETGID', 'SETPCAP'],
  ...['SETUID', 'SYS_CHROOT', 'NET_RAW', 'SYS_ADMIN', 'net_bind_service', 'CAP_CHOWN', 'ALL', ''],
];

const VOLUMES = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'],
];

/** And what no release has. */
export const OTHER_VOLUMES = [
  ...['awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'fc', 'flexVolume', 'flocker'],
  ...['gcePersistentDisk', 'gitRepo', 'glusterfs', 'hostPath', 'image', 'iscsi', 'nfs', 'photonPersistentDisk'],
  ...['portworxVolume', 'quobyte', 'rbd', 'scaleIO', 'storageos', 'vsphereVolume', 'ofTheFuture'],
];

/** What the context of a pod has, and that of a container. */
const context = (choose: Choose) => ({
  appArmorProfile: choose([...UNSET, ...PROFILES], NO_PROFILES),
  runAsUser: choose([...UNSET, 1, 10001], [0]),
  seLinuxOptions: choose(
    [
      ...UNSET,
      {},
      { level: 's0' },
      { type: null, user: null },
      { type: '', user: '', role: '' },
      { type: 'container_t' },
    ],
    [
      ...['container_init_t', 'container_kvm_t', 'container_engine_t', 'spc_t'].map((type) => ({ type })),
      ...[{ user: 'system_u' }, { role: 'system_r', type: 'container_t' }],
    ],
  ),
  windowsOptions: choose([...UNSET, {}, { hostProcess: false }, { hostProcess: null }], [{ hostProcess: true }]),
});

const podContext = (choose: Choose) =>
  fc.record({
    ...context(choose),
    runAsNonRoot: choose([true], [...UNSET, false]),
    seccompProfile: choose(PROFILES, [...UNSET, ...NO_PROFILES]),
    sysctls: choose(
      [...UNSET, [], [{ name: SYSCTLS[1], value: '1' }]],
      SYSCTLS.map((name) => [
        { name: SYSCTLS[1], value: '1' },
        { name, value: '1' },
      ]),
    ),
  });

const containerContext = (choose: Choose) =>
  fc.record({
    ...context(choose),
    allowPrivilegeEscalation: choose([false], [...UNSET, true]),
    capabilities: choose(
      [{ drop: ['ALL'] }, { drop: ['CHOWN', 'ALL'], add: null }, { drop: ['ALL'], add: ['NET_BIND_SERVICE'] }],
      [
        ...[
          ...UNSET,
          {},
          { drop: null },
          { drop: [] },
          { drop: ['all'] },
          { drop: ['CHOWN'], add: ['NET_BIND_SERVICE'] },
        ],
        ...CAPABILITIES.map((name) => ({ drop: ['ALL'], add: ['NET_BIND_SERVICE', name] })),
      ],
    ),
    privileged: choose([...UNSET, false], [true]),
    procMount: choose([...UNSET, 'Default'], ['Unmasked', '', 'default']),
    runAsNonRoot: choose([...UNSET, true], [false]),
    seccompProfile: choose([...UNSET, ...PROFILES], NO_PROFILES),
  });

const HANDLERS = [
  ...UNSET,
  {},
  { exec: { command: ['true'] } },
  { httpGet: null },
  { httpGet: { host: '', port: 80 } },
];

const HANDLERS_OF_HOSTS = [
  { httpGet: { host: '127.0.0.1', port: 80 } },
  { tcpSocket: { host: 'node', port: 80 } },
  { httpGet: null, tcpSocket: { host: null, port: 80 } },
];

const container = (choose: Choose): fc.Arbitrary<Manifest> =>
  fc.record({
    name: fc.constantFrom('a', 'b'),
    securityContext: fc.oneof(
      { weight: 19, arbitrary: containerContext(choose) },
      {
        weight: 1,
        arbitrary: choose([{ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } }], [...UNSET, {}]),
      },
    ),
    ports: choose(
      [
        ...UNSET,
        [],
        [{ containerPort: 80 }],
        [{ containerPort: 80, hostPort: 0 }],
        [{ containerPort: 80, hostPort: null }],
      ],
      [[{ containerPort: 80 }, { containerPort: 81, hostPort: 81 }]],
    ),
    ...Object.fromEntries(
      ['livenessProbe', 'readinessProbe', 'startupProbe'].map((name) => [name, choose(HANDLERS, HANDLERS_OF_HOSTS)]),
    ),
    lifecycle: fc.option(
      fc.record({ postStart: choose(HANDLERS, HANDLERS_OF_HOSTS), preStop: choose(HANDLERS, HANDLERS_OF_HOSTS) }),
    ),
  });

const containers = (choose: Choose, minLength: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.array(container(choose), { minLength, maxLength: 2 }) },
    {
      weight: 1,
      arbitrary: minLength === 0 ? fc.constantFrom(...UNSET) : fc.array(container(choose), { minLength, maxLength: 1 }),
    },
  );

const volume = (choose: Choose) =>
  choose(
    [...VOLUMES.map((kind) => ({ name: 'v', [kind]: {} })), { name: 'v' }, { name: 'v', hostPath: null }],
    [
      ...[...OTHER_VOLUMES, 'hostPath', 'hostPath', 'image'].map((kind) => ({ name: 'v', [kind]: {} })),
      ...[
        { name: 'v', hostPath: { path: '/' }, emptyDir: {} },
        { name: 'v', emptyDir: null, nfs: {} },
      ],
    ],
  );

const spec = (choose: Choose) =>
  fc.record({
    containers: containers(choose, 1),
    ephemeralContainers: containers(choose, 0),
    hostIPC: choose([...UNSET, false], [true]),
    hostNetwork: choose([...UNSET, false], [true]),
    hostPID: choose([...UNSET, false], [true]),
    hostUsers: fc.constantFrom(...UNSET, true, false),
    initContainers: containers(choose, 0),
    os: fc.constantFrom(...UNSET, {}, { name: 'linux' }, { name: 'windows' }),
    securityContext: fc.oneof(
      { weight: 19, arbitrary: podContext(choose) },
      { weight: 1, arbitrary: choose([{}], UNSET) },
    ),
    volumes: fc.oneof(fc.constantFrom(...UNSET), fc.array(volume(choose), { maxLength: 3 })),
  });

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io';

const annotations = (choose: Choose) =>
  choose(
    [
      ...[...UNSET, {}, { note: 'unconfined' }, { [`${APP_ARMOR}/a`]: '' }, { [`${APP_ARMOR}/a`]: 'runtime/default' }],
      ...[{ [`${APP_ARMOR}/b`]: 'localhost/\nx' }, { [APP_ARMOR]: 'unconfined' }],
    ],
    ['unconfined', 'localhost', 'runtime/default2', 'Localhost/x'].map((profile) => ({ [`${APP_ARMOR}/b`]: profile })),
  );

/** Some without a fault, some with one or two, some with many. */
export const PODS: fc.Arbitrary<Manifest> = fc.oneof(
  ...[1, 4, 8, 100]
    .map(choosing)
    .map((choose) => fc.record({ metadata: fc.record({ annotations: annotations(choose) }), spec: spec(choose) })),
);

const LABEL = 'pod-security.kubernetes.io/enforce';

const LEVELS = ['restricted', 'restricted', 'restricted', 'baseline', 'baseline', 'privileged', 'Restricted', ''];

const RULES = [undefined, 'latest', 'v1.25', 'v1.28', 'v1.31', 'v1.34', 'v1.99', '1.28', 'v1.028', 'v1.28.1'];

/** Of namespaces, as the API server reads them whether it would take them or not. */
export const LABELS: fc.Arbitrary<Record<string, string>> = fc
  .record({ level: fc.constantFrom(undefined, ...LEVELS), rules: fc.constantFrom(...RULES) })
  .map(({ level, rules }) => ({
    ...(level === undefined ? {} : { [LABEL]: level }),
    ...(rules === undefined ? {} : { [`${LABEL}-version`]: rules }),
  }));

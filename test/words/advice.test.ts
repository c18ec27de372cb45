import { Size } from 'cdk8s';
import { Program, Schedule } from '../../lib';
import { adviceIn } from '../../lib/words/advice';

/** The props of 0.2 of a workload, of a Job, and of a CronJob: what is told of them is the same before they are there. */
const OF_ALL = [
  ...['name', 'program', 'resources', 'env', 'envFrom', 'mounts', 'labels', 'annotations', 'priority', 'placement'],
  ...['network', 'identity', 'terminationGracePeriod', 'imagePullSecrets', 'waivers', 'patches'],
];
const JOB = [...OF_ALL, 'backoffLimit', 'activeDeadline', 'failurePolicy', 'release'];
const PARALLEL = [...JOB, 'shards'];
const CRON_JOB = [...OF_ALL, 'backoffLimit', 'activeDeadline', 'failurePolicy', 'schedule', 'overlap', 'suspend'];
const POOL = [...OF_ALL, 'queue', 'replicas', 'prefetch'];
const BROKER = ['host', 'port', 'queues'];

/** What is told of all that is given, by name. */
function told(given: Record<string, unknown>, props = JOB): Record<string, string | undefined> {
  const advise = adviceIn(props);
  return Object.fromEntries(Object.keys(given).map((name) => [name, advise(name, given)]));
}

/** The same for one word. */
const tell = (name: string, value: unknown, props = JOB) => told({ [name]: value }, props)[name];

it.each<[string, unknown, string]>([
  ['activeDeadlineSeconds', 300, 'write activeDeadline: Duration.seconds(300)'],
  ['activeDeadlineSeconds', '300', 'write activeDeadline: Duration.seconds(300)'],
  ['activeDeadlineSeconds', 'long', 'write activeDeadline: Duration.seconds(…)'],
  ['terminationGracePeriodSeconds', 60, 'write terminationGracePeriod: Duration.seconds(60)'],
  ['nodeSelector', { pool: 'spot' }, "write placement: [Placement.onNodes('pool', 'spot')]"],
  [
    'nodeSelector',
    { pool: 'spot', 'kubernetes.io/arch': 'arm64' },
    "write placement: [Placement.onNodes('pool', 'spot'), Placement.onNodes('kubernetes.io/arch', 'arm64')]",
  ],
  ['nodeSelector', 'spot', 'write placement: [Placement.onNodes(…, …)]'],
  ['tolerations', [{ key: 'spot', operator: 'Exists' }], "write placement: [Placement.toleration('spot')]"],
  ['tolerations', [{ key: 'pool', value: 'spot' }], "write placement: [Placement.toleration('pool', 'spot')]"],
  [
    'tolerations',
    [
      { key: 'pool', value: 'spot', effect: 'NoExecute' },
      { key: 'gpu', effect: 'NoSchedule' },
    ],
    "write placement: [Placement.toleration('pool', 'spot').effect('NoExecute'), Placement.toleration('gpu').effect('NoSchedule')]",
  ],
  ['tolerations', 'spot', 'write placement: [Placement.toleration(…)]'],
  [
    'topologySpreadConstraints',
    [
      { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
      { topologyKey: 'rack', whenUnsatisfiable: 'ScheduleAnyway' },
    ],
    "write placement: [Placement.spreadOverZones().required(), Placement.spreadOver('rack')]",
  ],
  ['topologySpreadConstraints', {}, 'write placement: [Placement.spreadOver(…)]'],
  ['priorityClassName', 'low', "write priority: PriorityClass.existing('low')"],
  [
    'serviceAccountName',
    'reporter',
    "write identity: Identity.serviceAccount(ServiceAccount.fromServiceAccountName(chart, 'id', 'reporter'))",
  ],
  ['serviceAccount', { name: 'reporter' }, 'write identity: Identity.serviceAccount(account)'],
  ['automountServiceAccountToken', true, "write identity: Identity.own().withToken('…'), with the reason"],
  ['automountServiceAccountToken', false, 'write identity: Identity.own(), which has no token'],
  ['shareProcessNamespace', true, 'write patches: [Patch.pod({ shareProcessNamespace: true })]'],
  ['hostNetwork', true, 'write patches: [Patch.pod({ hostNetwork: true })], which a BatchNamespace refuses'],
  ['hostIpc', true, 'write patches: [Patch.pod({ hostIPC: true })]'],
  ['affinity', { nodeAffinity: {} }, 'write patches: [Patch.pod({ affinity: { nodeAffinity: {} } })]'],
  ['workingDir', '/srv', "write patches: [Patch.container({ workingDir: '/srv' })]"],
  ['imagePullPolicy', 'Always', "write patches: [Patch.container({ imagePullPolicy: 'Always' })]"],
  ['managedBy', 'kueue', "write patches: [Patch.manifest({ spec: { managedBy: 'kueue' } })]"],
  ['suspend', true, 'write patches: [Patch.manifest({ spec: { suspend: true } })]'],
  ['restartPolicy', 'OnFailure', 'write backoffLimit: each try is a pod of its own, as Never says'],
  ['securityContext', { runAsUser: 1000 }, "write waivers: [Waiver.userId(1000, 1000, '…')], each with its reason"],
  [
    'securityContext',
    { runAsUser: 1000, runAsGroup: 2000, readOnlyRootFilesystem: false },
    "write waivers: [Waiver.userId(1000, 2000, '…'), Waiver.writableRootFilesystem('…')], each with its reason",
  ],
  ['securityContext', { fsGroup: 5 }, 'write patches: [Patch.pod({ securityContext: { fsGroup: 5 } })]'],
  [
    'securityContext',
    { capabilities: { add: ['SYS_TIME'] } },
    "write patches: [Patch.container({ securityContext: { capabilities: { add: ['SYS_TIME'] } } })]",
  ],
  [
    'containers',
    [{ name: 'a', image: 'a:1' }],
    "write program: Program.image('a:1'), and the other fields of the container beside it",
  ],
  ['image', 'a:1', "write program: Program.image('a:1')"],
  ['command', ['a'], "write program: Program.image(…, { command: ['a'] })"],
  [
    'pod',
    { mounts: [], nodeSelector: { pool: 'spot' }, colour: 'red' },
    "write mounts, placement: [Placement.onNodes('pool', 'spot')], colour among the props themselves, without pod",
  ],
  ['pod', 5, 'write what it holds among the props themselves, without pod'],
  ['nameByContent', false, 'write release: Release.underOneName()'],
  ['nameByContent', true, 'write release: Release.onChange()'],
  ['tmpSize', Size.gibibytes(1), "write mounts: [Mount.scratch('/tmp', '1Gi')]"],
  ['tmpSize', '64Mi', "write mounts: [Mount.scratch('/tmp', '64Mi')]"],
  ['egress', [{}, {}], "write network: [Network.toCidr('10.0.0.0/8', '443'), Network.toCidr('10.0.0.0/8', '443')]"],
  ['exceptions', 5, 'write waivers: [Waiver.…]'],
  ['exceptions', [], 'write waivers: []'],
  [
    'pod',
    { nodeSelector: { pool: 'spot' }, priority: 5, tolerations: [{ key: 'a' }], mounts: [], spread: [{}] },
    "write placement: [Placement.onNodes('pool', 'spot'), Placement.toleration('a'), Placement.spreadOverNodes()], priority, mounts among the props themselves, without pod",
  ],
  ['cpu', '100m', "write resources: Resources.of('100m', '…')"],
  ['limits', { cpu: 1, memory: '1Gi' }, "write resources: Resources.of('1', '1Gi')"],
  ['parameters', [], 'write it in an AdHocJob'],
  ['prefetch', 5, 'write it in a QueueWorkerPool'],
  ['shards', 5, 'write shards: Shards.completions(…) in a ParallelBatchJob'],
  ['metadata', {}, 'write name, labels and annotations among the props themselves; the namespace is that of the Chart'],
])('a Job that is given %s: %j is told to %s', (name, value, advice) => {
  expect(tell(name, value)).toBe(advice);
});

it.each<[Record<string, unknown>, string]>([
  [{ completions: 4, parallelism: 2 }, '{ completions: 4, parallelism: 2 }'],
  [{ completionMode: 'Indexed', completions: 4 }, "{ completionMode: 'Indexed', completions: 4 }"],
  [{ shards: 5 }, "{ completionMode: 'Indexed', completions: 5, parallelism: 3 }"],
])('a CronJob that is given %j is told the patch', (given, fields) => {
  const patch = `write patches: [Patch.manifest({ spec: { jobTemplate: { spec: ${fields} } } })]`;
  const [name] = Object.keys(given);
  expect(told(given, CRON_JOB)[name]).toBe(patch);
  expect(told(given, [...JOB, 'parameters'])[name]).toBe(patch);
});

describe('what stands beside a word is told with it', () => {
  it('of a program', () => {
    const all = "write program: Program.image('a:1', { command: ['b'], args: ['c'] })";
    expect(told({ args: ['c'], command: ['b'], image: 'a:1' })).toEqual({ args: all, command: all, image: all });
    const given = { program: Program.image('a:1'), args: ['c'] };
    expect(told(given).args).toBe("write program: Program.image('a:1', { args: ['c'] })");
  });

  it('of figures', () => {
    const all = "write resources: Resources.of('100m', '64Mi').upTo('200m', '64Mi')";
    const given = { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '64Mi' } };
    expect(told(given)).toEqual({ requests: all, limits: all });
    expect(told({ cpu: '1', memory: '2Gi' }).cpu).toBe("write resources: Resources.of('1', '2Gi')");
  });

  it('of completions', () => {
    const all = 'write shards: Shards.completions(5).parallelism(3).backoffLimitPerIndex(2).maxFailedIndexes(1)';
    const given = { completions: 5, parallelism: 3, backoffLimitPerIndex: 2, maxFailedIndexes: 1 };
    expect(Object.values(told(given, PARALLEL))).toEqual([all, all, all, all]);
    expect(told(given).completions).toBe(`${all} in a ParallelBatchJob`);
    expect(tell('completionMode', 'NonIndexed', PARALLEL)).toBe('write shards: Shards.nonIndexed(…)');
    expect(tell('indexed', false, PARALLEL)).toBe('write shards: Shards.nonIndexed(…)');
    expect(tell('successPolicy', {}, PARALLEL)).toBe('write shards: Shards.completions(…).successPolicy(…)');
  });

  it('of a schedule', () => {
    const zone = "write schedule: Schedule.cron('0 5 * * *', { timeZone: 'Europe/Berlin' })";
    const given = { schedule: '0 5 * * *', timeZone: 'Europe/Berlin' };
    expect(told(given, CRON_JOB)).toEqual({ schedule: zone, timeZone: zone });
    expect(told({ ...given, schedule: Schedule.cron('0 5 * * *') }, CRON_JOB)).toEqual({ timeZone: zone });
    expect(told(given)).toEqual({
      schedule: `${zone} in a ScheduledCollector`,
      timeZone: `${zone} in a ScheduledCollector`,
    });
  });

  it('of volumes', () => {
    const volumes = [
      { name: 'a', emptyDir: {} },
      { name: 'b', emptyDir: { sizeLimit: '2Gi' } },
      { name: 'c', configMap: { name: 'settings' } },
      { name: 'd', secret: { secretName: 'login' } },
      { name: 'e', persistentVolumeClaim: { claimName: 'data' } },
    ];
    const volumeMounts = volumes.map(({ name }) => ({ name, mountPath: `/${name}` }));
    const all =
      "write mounts: [Mount.scratch('/a', '1Gi'), Mount.scratch('/b', '2Gi'), " +
      "Mount.configMap('/c', ConfigMap.fromConfigMapName(chart, 'id', 'settings')), " +
      "Mount.secret('/d', Secret.fromSecretName(chart, 'id', 'login')), " +
      "Mount.persistentVolumeClaim('/e', PersistentVolumeClaim.fromClaimName(chart, 'id', 'data'))]";
    expect(told({ volumes, volumeMounts })).toEqual({ volumes: all, volumeMounts: all });
    expect(told({ volumes, mounts: volumeMounts })).toEqual({ volumes: expect.anything(), mounts: all });
    expect(tell('volumes', volumes.slice(0, 1))).toBe("write mounts: [Mount.scratch(…, '1Gi')]");
    const open = 'write mounts: [Mount.…], of configMap, secret, persistentVolumeClaim or scratch';
    expect(tell('volumeMounts', volumeMounts)).toBe(open);
    expect(tell('mounts', [{ name: 'a', path: '/a' }])).toBeUndefined();
  });

  it('of volumes that no mount is', () => {
    const given = {
      volumes: [{ name: 'a', emptyDir: { medium: 'Memory' } }],
      volumeMounts: [{ name: 'a', mountPath: '/dev/shm' }],
    };
    const all =
      "write patches: [Patch.pod({ volumes: [{ name: 'a', emptyDir: { medium: 'Memory' } }] }), " +
      "Patch.container({ volumeMounts: [{ name: 'a', mountPath: '/dev/shm' }] })]";
    expect(told(given)).toEqual({ volumes: all, volumeMounts: all });
  });
});

describe('a prop of the same name is told in its own words where it has the shape of YAML', () => {
  it.each<[unknown, string | undefined]>([
    [{ requests: { cpu: '100m', memory: '64Mi' } }, "Resources.of('100m', '64Mi')"],
    [{ limits: { cpu: '200m', memory: '64Mi' } }, "Resources.of('200m', '64Mi')"],
    [{ cpu: 1, memory: '64Mi' }, "Resources.of('1', '64Mi')"],
    [{ cpu: 1 }, "Resources.of('1', '…')"],
    [
      { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
      "Resources.of('100m', '64Mi').upTo('200m', '128Mi')",
    ],
    [
      { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      "Resources.of('100m', '64Mi').withoutCpuLimit('…')",
    ],
    [{ requests: { cpu: '100m' }, limits: { memory: '128Mi' } }, "Resources.of('100m', '128Mi').withoutCpuLimit('…')"],
    [{ requests: { cpu: {}, memory: '64Mi' } }, "Resources.of(…, '64Mi')"],
    [{}, undefined],
    ['64Mi', undefined],
    [Size.mebibytes(1), undefined],
  ])('resources: %j', (value, expression) => {
    expect(tell('resources', value)).toBe(expression && `write resources: ${expression}`);
  });

  it.each<[unknown, string | undefined]>([
    [
      [
        { name: 'A', value: 'b' },
        { name: 'PORT', value: 80 },
        { name: 'ON', value: true },
      ],
      "env: { A: 'b', PORT: '80', ON: 'true' }",
    ],
    [[{ name: 'a.b' }], "env: { 'a.b': '' }"],
    [[{ name: 'A', value: {} }], 'env: { A: … }'],
    [
      [
        { name: 'A', value: 'b' },
        { name: 'B', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
      ],
      "env: { A: 'b' }, envFrom: [EnvSource.secretKey('B', Secret.fromSecretName(chart, 'id', 'db'), 'password')]",
    ],
    [
      [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'url' } } }],
      "envFrom: [EnvSource.configMapKey('A', ConfigMap.fromConfigMapName(chart, 'id', 'settings'), 'url')]",
    ],
    [
      [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
      "envFrom: [EnvSource.value('A', EnvValue.fromFieldRef(…))]",
    ],
    [
      [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }],
      "envFrom: [EnvSource.value('A', EnvValue.fromResource(…))]",
    ],
    [
      [{ name: 'API_TOKEN', value: 'hunter2' }],
      "envFrom: [EnvSource.secretKey('API_TOKEN', Secret.fromSecretName(chart, 'id', …), …)]",
    ],
    [[], undefined],
    [[{ value: 'b' }], undefined],
    [[5], undefined],
    [{ A: 5 }, undefined],
  ])('env: %j', (value, props) => {
    expect(tell('env', value)).toBe(props && `write ${props}`);
  });

  it.each<[unknown, string | undefined]>([
    [[{ secretRef: { name: 'login' } }], "[{ secretRef: { name: 'login' } }]"],
    [[{ configMapRef: { name: 'settings' }, prefix: 'S_' }], "[{ configMapRef: { name: 'settings' }, prefix: 'S_' }]"],
    [[{}], undefined],
    [[], undefined],
    [{ secretRef: { name: 'login' } }, undefined],
  ])('envFrom: %j', (value, sources) => {
    const patch = `write patches: [Patch.container({ envFrom: ${sources} })], or EnvSource.secretKey for each key`;
    expect(tell('envFrom', value)).toBe(sources && patch);
  });

  it('and in nobody’s otherwise: the field of the prop has the words', () => {
    expect(told({ program: 5, labels: [], schedule: 5 }, CRON_JOB)).toEqual({});
  });
});

describe('a failure policy is read off its rules', () => {
  const onCodes = (action: string, operator: string, ...values: unknown[]) => ({
    action,
    onExitCodes: { operator, values },
  });
  const disruptions = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] };

  it.each<[unknown[], string]>([
    [[disruptions], 'FailurePolicy.ignoreDisruptions()'],
    [[onCodes('FailJob', 'In', 42, 43)], 'FailurePolicy.countDisruptions().failJobOn(42, 43)'],
    [[disruptions, onCodes('FailJob', 'NotIn', 42)], 'FailurePolicy.ignoreDisruptions().failJobUnless(42)'],
    [
      [onCodes('FailIndex', 'In', 1), onCodes('Ignore', 'In', 2)],
      'FailurePolicy.countDisruptions().failIndexOn(1).ignoreOn(2)',
    ],
    [[onCodes('FailJob', 'In')], 'FailurePolicy.countDisruptions().failJobOn(…)'],
    [[onCodes('Restart', 'In', 1)], 'FailurePolicy.ignoreDisruptions().failJobOn(…)'],
    [[], 'FailurePolicy.ignoreDisruptions().failJobOn(…)'],
  ])('%j', (rules, policy) => {
    expect(tell('podFailurePolicy', { rules })).toBe(`write failurePolicy: ${policy}`);
  });
});

describe('an overlap', () => {
  it.each([
    ['Allow', 'Overlap.ALLOW'],
    ['Replace', 'Overlap.REPLACE'],
    ['Forbid', 'Overlap.RUN_LATE, or Overlap.SKIP to drop what is due meanwhile'],
    ['Sometimes', 'Overlap.RUN_LATE'],
  ])('is read off the concurrencyPolicy %s', (policy, overlap) => {
    expect(tell('concurrencyPolicy', policy, CRON_JOB)).toBe(`write overlap: ${overlap}`);
  });
});

describe('an advice fits its construct', () => {
  it('names the construct that has the prop', () => {
    expect(tell('ttlSecondsAfterFinished', 3600)).toBe('write timeToLive: Duration.seconds(3600) in an AdHocJob');
    expect(tell('replicas', 3)).toBe('write replicas: 3 in a QueueWorkerPool');
    expect(tell('strategy', 'x')).toBe(
      "write patches: [Patch.manifest({ spec: { strategy: 'x' } })] in a QueueWorkerPool",
    );
    expect(tell('strategy', 'x', POOL)).toBe("write patches: [Patch.manifest({ spec: { strategy: 'x' } })]");
    expect(tell('hostNetwork', true, BROKER)).toBe(
      'write patches: [Patch.pod({ hostNetwork: true })] in a BatchJob, which a BatchNamespace refuses',
    );
    expect(tell('suspend', true, POOL)).toBe('write suspend: true in a ScheduledCollector');
    expect(tell('restartPolicy', 'Never', POOL)).toBe('write replicas: what ends is started again, as Always says');
  });

  it('patches the Job in its CronJob', () => {
    const patch = "write patches: [Patch.manifest({ spec: { jobTemplate: { spec: { managedBy: 'kueue' } } } })]";
    expect(tell('managedBy', 'kueue', CRON_JOB)).toBe(patch);
    expect(tell('managedBy', 'kueue', [...JOB, 'parameters'])).toBe(patch);
    expect(told({ managedBy: 'kueue', schedule: Schedule.hourly(0) }, [...JOB, 'schedule']).managedBy).toBe(patch);
    expect(told({ managedBy: 'kueue' }, [...JOB, 'schedule']).managedBy).not.toBe(patch);
  });

  it('leaves a misspelt prop to the nearest one, unless the word fits', () => {
    expect(tell('ports', 5672, BROKER)).toBeUndefined();
    expect(tell('ports', [], [...JOB, 'port'])).toBe('write patches: [Patch.container({ ports: [] })]');
  });

  it('knows a word in another case, or misspelt', () => {
    expect(tell('Image', 'a:1')).toBe("write program: Program.image('a:1')");
    expect(tell('activeDeadlineSecond', 300)).toBe('write activeDeadline: Duration.seconds(300)');
    expect(tell('timezone', 'Etc/UTC', CRON_JOB)).toBe("write schedule: Schedule.cron(…, { timeZone: 'Etc/UTC' })");
  });

  it.each(['colour', 'constructor', 'toString', '__proto__', ''])('knows nothing of %s', (name) => {
    expect(adviceIn(JOB)(name, { [name]: 5 })).toBeUndefined();
  });
});

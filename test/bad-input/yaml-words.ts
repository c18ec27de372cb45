import { Size } from 'cdk8s';
import { AdHocJob, BatchJob, BatchNamespace, ParallelBatchJob, Parameter, Shards } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput } from './case';
import { batch, collector, external } from './constructs';
import { untyped } from './types';

/** What somebody writes who comes from YAML. test/words tries each word. */
export const YAML_WORDS: BadInput[] = [
  {
    what: 'limits of a Job in the words of YAML',
    make: batch(
      untyped({
        activeDeadlineSeconds: 300,
        priorityClassName: 'low',
        podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42, 43] } }] },
      }),
    ),
    says: [
      '[shop/report] activeDeadlineSeconds: got 300, allowed a prop of BatchJob; write activeDeadline: Duration.seconds(300)',
      '[shop/report] priorityClassName: got "low", allowed a prop of BatchJob; write priority: PriorityClass.existing(\'low\')',
      '[shop/report] podFailurePolicy: got {"rules":[{"action":"FailJob","onExitCodes":{"operator":"In","values":[42,43]}}]}, allowed a prop of BatchJob; write failurePolicy: FailurePolicy.countDisruptions().failJobOn(42, 43)',
    ],
    ours: 'the library',
  },
  {
    what: 'a CronJob in the words of YAML',
    make: collector(
      untyped({
        schedule: '0 5 * * *',
        timeZone: 'Europe/Berlin',
        concurrencyPolicy: 'Replace',
        startingDeadlineSeconds: 60,
      }),
    ),
    says: [
      "[shop/report] schedule: got \"0 5 * * *\", allowed a Schedule; write schedule: Schedule.cron('0 5 * * *', { timeZone: 'Europe/Berlin' })",
      "[shop/report] timeZone: got \"Europe/Berlin\", allowed a prop of ScheduledCollector; write schedule: Schedule.cron('0 5 * * *', { timeZone: 'Europe/Berlin' })",
      '[shop/report] concurrencyPolicy: got "Replace", allowed a prop of ScheduledCollector; write overlap: Overlap.REPLACE',
      '[shop/report] startingDeadlineSeconds: got 60, allowed a prop of ScheduledCollector; write startingDeadline: Duration.seconds(60)',
    ],
    ours: 'the library',
  },
  {
    what: 'a container in the words of YAML, with nothing else',
    make: (chart) =>
      new BatchJob(
        chart,
        'report',
        untyped({
          image: 'report:1.4.2',
          args: ['--user=batch', '--password', 'hunter2', '--token=hunter2'],
          resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: 1, memory: '128Mi' } },
        }),
      ),
    says: [
      '[shop/report] program: got nothing, allowed a Program; there is no default: make one with Program.image or Program.script',
      '[shop/report] resources: got {"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"cpu":1,"memory":"128Mi"}}, allowed a Resources; write resources: Resources.of(\'100m\', \'64Mi\').upTo(\'1\', \'128Mi\')',
      "[shop/report] image: got \"report:1.4.2\", allowed a prop of BatchJob; write program: Program.image('report:1.4.2', { args: ['--user=batch', '--password', '***', '--token=***'] })",
      "[shop/report] args: got [\"--user=batch\",\"--password\",\"***\",\"--token=***\"], allowed a prop of BatchJob; write program: Program.image('report:1.4.2', { args: ['--user=batch', '--password', '***', '--token=***'] })",
    ],
    ours: 'the library',
  },
  {
    what: 'the place of a pod in the words of YAML',
    make: collector(
      untyped({
        nodeSelector: { pool: 'spot' },
        tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }],
        serviceAccountName: 'reporter',
        terminationGracePeriodSeconds: 60,
        securityContext: { runAsUser: 1000 },
      }),
    ),
    says: [
      `[shop/report] nodeSelector: got {"pool":"spot"}, allowed a prop of ScheduledCollector; write placement: [Placement.onNodes('pool', 'spot')]`,
      `[shop/report] tolerations: got [{"key":"spot","operator":"Exists","effect":"NoSchedule"}], allowed a prop of ScheduledCollector; write placement: [Placement.toleration('spot').effect('NoSchedule')]`,
      `[shop/report] serviceAccountName: got "reporter", allowed a prop of ScheduledCollector; write identity: Identity.serviceAccount(ServiceAccount.fromServiceAccountName(chart, 'id', 'reporter'))`,
      '[shop/report] terminationGracePeriodSeconds: got 60, allowed a prop of ScheduledCollector; write terminationGracePeriod: Duration.seconds(60)',
      `[shop/report] securityContext: got {"runAsUser":1000}, allowed a prop of ScheduledCollector; write waivers: [Waiver.userId(1000, 1000, '…')], each with its reason`,
    ],
    ours: 'the library',
  },
  {
    what: 'volumes in the words of YAML',
    make: batch(
      untyped({
        volumes: [
          { name: 'cache', emptyDir: { sizeLimit: '2Gi' } },
          { name: 'settings', configMap: { name: 'report' } },
        ],
        volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
      }),
    ),
    says: [
      `[shop/report] volumes: got [{"name":"cache","emptyDir":{"sizeLimit":"2Gi"}},{"name":"settings","configMap":{"name":"report"}}], allowed a prop of BatchJob; write mounts: [Mount.scratch('/cache', '2Gi')]`,
      `[shop/report] volumeMounts: got [{"name":"cache","mountPath":"/cache"}], allowed a prop of BatchJob; write mounts: [Mount.scratch('/cache', '2Gi')]`,
    ],
    ours: 'the library',
  },
  {
    what: 'props of 0.1',
    make: batch(
      untyped({
        pod: { mounts: [], nodeSelector: { pool: 'spot' }, egress: [{}], exceptions: [{}] },
        tmpSize: Size.gibibytes(1),
        spread: [{}],
      }),
    ),
    says: [
      `[shop/report] pod: got {"mounts":[],"nodeSelector":{"pool":"spot"},"egress":[{}],"exceptions":[{}]}, allowed a prop of BatchJob; write mounts, placement: [Placement.onNodes('pool', 'spot')], network: [Network.toCidr('10.0.0.0/8', '443')], waivers: [Waiver.…] among the props themselves, without pod`,
      "[shop/report] tmpSize: got a Size, allowed a prop of BatchJob; write mounts: [Mount.scratch('/tmp', '1Gi')]",
      '[shop/report] spread: got [{}], allowed a prop of BatchJob; write placement: [Placement.spreadOverNodes()]',
    ],
    ours: 'the library',
  },
  {
    what: 'variables as YAML lists them',
    make: batch(
      untyped({
        env: [
          { name: 'MODE', value: 'fast' },
          { name: 'DB_PASSWORD', value: 'hunter2' },
        ],
      }),
    ),
    says: [
      '[shop/report] env: got [{"name":"MODE","value":"fast"},{"name":"DB_PASSWORD","value":"***"}], allowed values by name; write env: { MODE: \'fast\' }, envFrom: [EnvSource.secretKey(\'DB_PASSWORD\', Secret.fromSecretName(chart, \'id\', …), …)]',
    ],
    ours: 'the library',
  },
  {
    what: 'fields that no prop stands for',
    make: batch(untyped({ shareProcessNamespace: true, workingDir: '/srv', managedBy: 'kueue.x-k8s.io/multikueue' })),
    says: [
      '[shop/report] shareProcessNamespace: got true, allowed a prop of BatchJob; write patches: [Patch.pod({ shareProcessNamespace: true })]',
      `[shop/report] workingDir: got "/srv", allowed a prop of BatchJob; write patches: [Patch.container({ workingDir: '/srv' })]`,
      `[shop/report] managedBy: got "kueue.x-k8s.io/multikueue", allowed a prop of BatchJob; write patches: [Patch.manifest({ spec: { managedBy: 'kueue.x-k8s.io/multikueue' } })]`,
    ],
    ours: 'the library',
  },
  {
    what: 'completions in the words of YAML',
    make: (chart) =>
      new ParallelBatchJob(
        chart,
        'report',
        untyped({ ...BASE, completions: 5, parallelism: 3, backoffLimitPerIndex: 2 }),
      ),
    says: [
      '[shop/report] shards: got nothing, allowed a Shards; there is no default: make one with Shards.completions or Shards.nonIndexed',
      '[shop/report] completions: got 5, allowed a prop of ParallelBatchJob; write shards: Shards.completions(5).parallelism(3).backoffLimitPerIndex(2)',
      '[shop/report] parallelism: got 3, allowed a prop of ParallelBatchJob; write shards: Shards.completions(5).parallelism(3).backoffLimitPerIndex(2)',
      '[shop/report] backoffLimitPerIndex: got 2, allowed a prop of ParallelBatchJob; write shards: Shards.completions(5).parallelism(3).backoffLimitPerIndex(2)',
    ],
    ours: 'the library',
  },
  {
    what: 'shards of a CronJob',
    make: collector(untyped({ shards: Shards.completions(5) })),
    says: [
      "[shop/report] shards: got a Shards, allowed a prop of ScheduledCollector; write patches: [Patch.manifest({ spec: { jobTemplate: { spec: { completionMode: 'Indexed', completions: 5, parallelism: 3 } } } })]",
    ],
    ours: 'the library',
  },
  {
    what: 'props that other constructs have',
    make: batch(untyped({ parameters: [Parameter.text('day')], memory: '1Gi', cpu: '500m' })),
    says: [
      '[shop/report] parameters: got ["a Parameter"], allowed a prop of BatchJob; write it in an AdHocJob',
      "[shop/report] memory: got \"1Gi\", allowed a prop of BatchJob; write resources: Resources.of('500m', '1Gi')",
      "[shop/report] cpu: got \"500m\", allowed a prop of BatchJob; write resources: Resources.of('500m', '1Gi')",
    ],
    ours: 'the library',
  },
  {
    what: 'words of other constructs',
    make: batch(untyped({ timeZone: 'Etc/UTC', ttlSecondsAfterFinished: 3600, replicas: 3 })),
    says: [
      '[shop/report] timeZone: got "Etc/UTC", allowed a prop of BatchJob; write schedule: Schedule.cron(…, { timeZone: \'Etc/UTC\' }) in a ScheduledCollector',
      '[shop/report] ttlSecondsAfterFinished: got 3600, allowed a prop of BatchJob; write timeToLive: Duration.seconds(3600) in an AdHocJob',
      '[shop/report] replicas: got 3, allowed a prop of BatchJob; write replicas: 3 in a QueueWorkerPool',
    ],
    ours: 'the library',
  },
  {
    what: 'an ad-hoc job that is suspended',
    make: (chart) => new AdHocJob(chart, 'report', untyped({ ...BASE, suspend: true })),
    says: [
      '[shop/report] suspend: got true, allowed a prop of AdHocJob; start it with cdk8s-batch run when it is needed: it is suspended already',
    ],
    ours: 'the library',
  },
  {
    what: 'a whole manifest',
    make: collector(untyped({ kind: 'CronJob', metadata: { name: 'report' }, spec: { schedule: '0 5 * * *' } })),
    says: [
      '[shop/report] kind: got "CronJob", allowed a prop of ScheduledCollector; write the construct alone: it says what it is rendered as',
      '[shop/report] metadata: got {"name":"report"}, allowed a prop of ScheduledCollector; write name, labels and annotations among the props themselves; the namespace is that of the Chart',
      '[shop/report] spec: got {"schedule":"0 5 * * *"}, allowed a prop of ScheduledCollector; write what it holds among the props themselves',
    ],
    ours: 'the library',
  },
  {
    what: 'names that nobody knows, a misspelt one, and one with a secret',
    make: (chart) => new BatchNamespace(chart, 'books', untyped({ colour: 'red', label: {}, password: 'hunter2' })),
    says: [
      '[shop/books] colour: got "red", allowed only name, quota, labels, annotations; leave it out',
      '[shop/books] label: got {}, allowed a prop of BatchNamespace; write labels',
      '[shop/books] password: got "***", allowed a prop of BatchNamespace; leave it out',
    ],
    ours: 'the library',
  },
  {
    what: 'a misspelt prop that is a word of YAML elsewhere',
    make: external(untyped({ ports: 5672 })),
    says: ['[shop/mq] ports: got 5672, allowed a prop of ExternalBroker; write port'],
    ours: 'the library',
  },
  {
    what: 'a word of YAML in another case',
    make: batch(untyped({ program: undefined, Image: 'a:1' })),
    says: [
      '[shop/report] program: got nothing, allowed a Program; there is no default: make one with Program.image or Program.script',
      `[shop/report] Image: got "a:1", allowed a prop of BatchJob; write program: Program.image('a:1')`,
    ],
    ours: 'the library',
  },
];

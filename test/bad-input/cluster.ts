import { Chart, JsonPatch, Size } from 'cdk8s';
import { ConfigMap, Cpu, EnvValue, Secret } from 'cdk8s-plus-27';
import { BatchJob, BatchNamespace, BatchPriorityClass, Mount, NamespaceQuota, PriorityClass, Program } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, jobWithContainer, jobWithPods } from './case';
import { scratchFile } from './scratch';

const namespace =
  (id: string, quota?: NamespaceQuota): BadInput['make'] =>
  (chart) =>
    new BatchNamespace(chart, id, { quota });
const priority =
  (props: ConstructorParameters<typeof BatchPriorityClass>[2], id = 'low'): BadInput['make'] =>
  (chart) =>
    new BatchPriorityClass(chart, id, props);
const priorityClass = (name: string, value: number) => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name },
  value,
});
const namespaceObject = (name: string, labels = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});
const quota = (hard: object) => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'books' },
  spec: { hard },
});
const patched =
  (path: string, value: unknown): BadInput['make'] =>
  (chart) =>
    new BatchJob(chart, 'report', BASE).job.addJsonPatch(JsonPatch.add(`/spec/template/spec/${path}`, value));

export const CLUSTER: BadInput[] = [
  {
    what: "a namespace of Kubernetes' own",
    make: namespace('kube-books'),
    says: [
      '[shop/kube-books] name: got "kube-books", allowed a namespace of its own, neither "default" nor one that starts with "kube-"; name it after the team or the work',
    ],
    manifest: namespaceObject('kube-books'),
    stricter: 'Kubernetes keeps the prefix for itself',
  },
  {
    what: 'the namespace of those who name none',
    make: namespace('default'),
    says: [
      '[shop/default] name: got "default", allowed a namespace of its own, neither "default" nor one that starts with "kube-"; name it after the team or the work',
    ],
    ours: 'the app',
  },
  {
    what: 'a namespace in capitals',
    make: namespace('Analytics'),
    says: [
      '[shop/Analytics] name: got "Analytics", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "analytics"',
    ],
    manifest: namespaceObject('Analytics'),
  },
  {
    what: 'a namespace with a dot',
    make: namespace('team.a'),
    says: [
      '[shop/team.a] name: got "team.a", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "team-a"',
    ],
    manifest: namespaceObject('team.a'),
  },
  {
    what: 'a namespace of 64 characters',
    make: namespace('n'.repeat(64)),
    says: [
      '[shop/nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn] name: got "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    manifest: namespaceObject('n'.repeat(64)),
  },
  {
    what: 'a namespace that is less secure',
    make: (chart) =>
      new BatchNamespace(chart, 'analytics', { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } }),
    says: [
      '[shop/analytics] labels["pod-security.kubernetes.io/enforce"]: got "privileged", allowed nothing: the library or the cluster sets this label; use a label of your own, or patch the rendered object',
    ],
    manifest: namespaceObject('books', { 'pod-security.kubernetes.io/enforce': 'privileged' }),
    stricter: 'its pods are to be restricted',
  },
  {
    what: 'a quota of no pods',
    make: namespace('analytics', { pods: 0 }),
    says: [
      '[shop/analytics] quota.pods: got 0, allowed a whole number from 1 to 100000; size it for what runs at the same time',
    ],
    manifest: quota({ pods: '0' }),
    stricter: 'nothing would ever run there',
  },
  {
    what: 'a quota of half a Job',
    make: namespace('analytics', { jobs: 0.5 }),
    says: [
      '[shop/analytics] quota.jobs: got 0.5, allowed a whole number from 1 to 100000; size it for what runs at the same time',
    ],
    manifest: quota({ 'count/jobs.batch': '0.5' }),
  },
  {
    what: 'a quota whose requests are above its limits',
    make: namespace('analytics', { memoryRequests: Size.gibibytes(64), memoryLimits: Size.gibibytes(32) }),
    says: [
      '[shop/analytics] quota.memoryRequests: got 64Gi, allowed at most quota.memoryLimits 32Gi, as no container reserves more than its limit; lower quota.memoryRequests or raise quota.memoryLimits',
    ],
    manifest: quota({ 'requests.memory': '64Gi', 'limits.memory': '32Gi' }),
    stricter: 'no container reserves more than its limit',
  },
  {
    what: 'a quota of hardly any CPU',
    make: namespace('analytics', { cpuRequests: Cpu.units(0.0001) }),
    says: [
      '[shop/analytics] quota.cpuRequests: got 0.0001, allowed whole thousandths of a CPU from 100m to 100000; size it for what runs at the same time',
    ],
    manifest: quota({ 'requests.cpu': '0.0001' }),
    stricter: 'Kubernetes rounds it up, to another figure than was written',
  },
  {
    what: 'a priority above ordinary pods',
    make: priority({ value: 100 }),
    says: [
      '[shop/low] value: got 100, allowed a whole number from -10 to -1; lower it: ordinary pods have 0, and batch pods go after them',
    ],
    manifest: priorityClass('low', 100),
    stricter: 'batch pods go after ordinary ones, which have 0',
  },
  {
    what: 'the priority of ordinary pods',
    make: priority({ value: 0 }),
    says: [
      '[shop/low] value: got 0, allowed a whole number from -10 to -1; lower it: ordinary pods have 0, and batch pods go after them',
    ],
    manifest: priorityClass('low', 0),
    stricter: 'batch pods go after ordinary ones, which have 0',
  },
  {
    what: 'a priority that gets no nodes',
    make: priority({ value: -11 }),
    says: [
      '[shop/low] value: got -11, allowed a whole number from -10 to -1; raise it: the cluster autoscaler adds no node for pods below -10',
    ],
    manifest: priorityClass('low', -11),
    stricter: 'the cluster autoscaler adds no node for pods below -10',
  },
  {
    what: 'half a priority',
    make: priority({ value: -0.5 }),
    says: [
      '[shop/low] value: got -0.5, allowed a whole number from -10 to -1; lower it: ordinary pods have 0, and batch pods go after them',
    ],
    manifest: priorityClass('low', -0.5),
  },
  {
    what: "a priority class of Kubernetes' own",
    make: priority({}, 'system-batch'),
    says: [
      '[shop/system-batch] name: got "system-batch", allowed a name that does not start with "system-", which Kubernetes keeps for itself; use PriorityClass.existing(name) for a class of the cluster',
    ],
    manifest: priorityClass('system-batch', -5),
  },
  {
    what: 'a priority class in capitals',
    make: priority({}, 'Low'),
    says: [
      '[shop/Low] name: got "Low", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; rename it, for example "batch-low"',
    ],
    manifest: priorityClass('Low', -5),
  },
  {
    what: 'an existing priority class with an impossible name',
    make: () => PriorityClass.existing('Low One'),
    says: [
      'PriorityClass.existing className: got "Low One", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ priorityClassName: 'Low One' }),
  },
  {
    what: 'two objects of one name',
    make: (chart) =>
      ['first', 'second'].forEach((id) => new BatchJob(chart, id, { ...BASE, name: 'report', nameByContent: false })),
    says: [
      '[shop/second/Pod/ServiceAccount] name: got two objects ServiceAccount "report" in namespace "shop", the other one at [shop/first/Pod/ServiceAccount], allowed one; give one of them another name',
      '[shop/second/Pod/NetworkPolicy] name: got two objects NetworkPolicy "report" in namespace "shop", the other one at [shop/first/Pod/NetworkPolicy], allowed one; give one of them another name',
      '[shop/second/Default] name: got two objects Job "report" in namespace "shop", the other one at [shop/first/Default], allowed one; give one of them another name',
    ],
    ours: 'the app',
  },
  {
    what: 'a Secret that nothing defines',
    make: patched('containers/0/envFrom', [{ secretRef: { name: 'ghost' } }]),
    says: [
      '[shop/report] Secret of the pods: got "ghost", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with Secret.fromSecretName',
    ],
    manifest: jobWithContainer({ envFrom: [{ secretRef: { name: 'ghost' } }] }),
    stricter: 'its pods would wait for it for ever, or be refused',
  },
  {
    what: 'a ConfigMap that nothing defines',
    make: patched('volumes/-', { name: 'v', configMap: { name: 'ghost' } }),
    says: [
      '[shop/report] ConfigMap of the pods: got "ghost", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with ConfigMap.fromConfigMapName',
    ],
    manifest: jobWithPods({ volumes: [{ name: 'v', configMap: { name: 'ghost' } }] }),
    stricter: 'its pods would wait for it for ever, or be refused',
  },
  {
    what: 'a ServiceAccount that nothing defines',
    make: patched('serviceAccountName', 'ghost'),
    says: [
      '[shop/report] ServiceAccount of the pods: got "ghost", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with ServiceAccount.fromServiceAccountName',
    ],
    manifest: jobWithPods({ serviceAccountName: 'ghost' }),
    stricter: 'its pods would wait for it for ever, or be refused',
  },
  {
    what: 'a PriorityClass that nothing defines',
    make: patched('priorityClassName', 'ghost'),
    says: [
      '[shop/report] PriorityClass of the pods: got "ghost", allowed one that the app defines, or declares as existing; define it, or declare it with PriorityClass.existing and the prop priority',
    ],
    manifest: jobWithPods({ priorityClassName: 'ghost' }),
    stricter: 'its pods would wait for it for ever, or be refused',
  },
  {
    what: 'a volume claim that nothing defines',
    make: patched('volumes/-', { name: 'v', persistentVolumeClaim: { claimName: 'ghost' } }),
    says: [
      '[shop/report] PersistentVolumeClaim of the pods: got "ghost", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with PersistentVolumeClaim.fromClaimName',
    ],
    manifest: jobWithPods({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'ghost' } }] }),
    stricter: 'its pods would wait for it for ever, or be refused',
  },
  {
    what: 'a ConfigMap in another namespace',
    make: (chart) => {
      const other = new Chart(chart, 'other', { namespace: 'books' });
      const configMap = new ConfigMap(other, 'map', { metadata: { name: 'settings' }, data: { level: '1' } });
      new BatchJob(chart, 'report', { ...BASE, env: { LEVEL: EnvValue.fromConfigMap(configMap, 'level') } });
    },
    says: [
      '[shop/report] ConfigMap of the pods: got "settings", which is in namespace "books", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with ConfigMap.fromConfigMapName',
    ],
    ours: 'the app',
  },
  {
    what: 'a Secret that is declared in another namespace',
    make: (chart) => {
      const secret = Secret.fromSecretName(new Chart(chart, 'other', { namespace: 'books' }), 's', 'login');
      new BatchJob(chart, 'report', { ...BASE, pod: { mounts: [Mount.secret('/etc/login', secret)] } });
    },
    says: [
      '[shop/report] Secret of the pods: got "login", which is in namespace "books", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with Secret.fromSecretName in a chart of this namespace, too',
    ],
    ours: 'the app',
  },
  {
    what: 'a Secret with the name of a declared priority class',
    make: (chart) => {
      const { job } = new BatchJob(chart, 'report', { ...BASE, priority: PriorityClass.existing('ghost') });
      job.addJsonPatch(JsonPatch.add('/spec/template/spec/imagePullSecrets', [{ name: 'ghost' }]));
    },
    says: [
      '[shop/report] Secret of the pods: got "ghost", allowed one that the app defines in namespace "shop", or declares as existing; define it, or declare it with Secret.fromSecretName',
    ],
    ours: 'the app',
  },
  {
    what: "a priority class of one's own making, with an impossible name",
    make: (chart) => new BatchJob(chart, 'report', { ...BASE, priority: { className: 'Foo Bar' } }),
    says: [
      '[shop/report] priority: got "Foo Bar", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ priorityClassName: 'Foo Bar' }),
  },
  {
    what: 'an object that is too large for kubectl apply',
    make: (chart) => {
      const program = Program.shell(scratchFile('large.sh', `${'#'.repeat(300_000)}\n`), { image: 'busybox:1.37' });
      new BatchJob(chart, 'report', { ...BASE, program });
    },
    says: [
      '[shop/report] ConfigMap "report-files-4d90183e9f": got 300451 bytes with the copy that kubectl apply keeps in an annotation, allowed at most 262144 bytes; use Program.image, or apply with --server-side and say so: Delivery.KUBECTL_SERVER_SIDE',
    ],
    ours: 'the platform',
  },
];

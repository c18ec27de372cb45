import { ApiObject, JsonPatch } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-27';
import {
  BatchJob,
  BatchNamespace,
  EnvSource,
  Program,
  Queue,
  QueueWorkerPool,
  RabbitMqBroker,
  Resources,
  Schedule,
  ScheduledCollector,
} from '../../lib';
import { BASE, brokerIn } from '../workloads/sample';
import { BadInput, cronJob, job, jobWithContainer, jobWithPods, networkPolicy } from './case';
import { batch } from './constructs';

const POD = '/spec/template/spec';

const patched =
  (...patches: JsonPatch[]): BadInput['make'] =>
  (chart) =>
    new BatchJob(chart, 'report', BASE).job.addJsonPatch(...patches);

/** The NetworkPolicy of a workload. */
function networkPolicyOf(job: BatchJob): ApiObject {
  return job.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .find(({ kind }) => kind === 'NetworkPolicy') as ApiObject;
}

const CONTAINER = {
  name: 'report',
  image: 'registry.example/report:1.4.2',
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};

/** What is seen once it is rendered, whoever made it so: told at synth. */
export const RENDERED: BadInput[] = [
  {
    what: 'a key that a ConfigMap of the app does not have',
    make: (chart) => {
      const settings = new ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data: { url: 'http://a' } });
      new BatchJob(chart, 'report', { ...BASE, envFrom: [EnvSource.configMapKey('URL', settings, 'urll')] });
    },
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key: got "urll", allowed a key of ConfigMap "settings" of this app: url; correct the key, or add it there',
    ],
    ours: 'the app',
  },
  {
    what: 'a variable in the arguments that is not there',
    make: batch({ program: Program.image('registry.example/report:1.4.2', { args: ['--size=$(SIZ)'] }) }),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].args[0]: got "$(SIZ)", allowed a variable of this container; define SIZ, or write "$$(SIZ)" for the text itself',
    ],
    manifest: jobWithContainer({ args: ['--size=$(SIZ)'] }),
    stricter: 'Kubernetes leaves it there as text',
  },
  {
    what: 'a patched schedule that nobody can read',
    make: (chart) =>
      new ScheduledCollector(chart, 'report', { ...BASE, schedule: Schedule.daily('03:00') }).cronJob.addJsonPatch(
        JsonPatch.replace('/spec/schedule', '60 * * * *'),
      ),
    says: ['[shop/report] CronJob "report" .spec.schedule: got "60", allowed 0 to 59; write "0"'],
    manifest: cronJob({ schedule: '60 * * * *' }),
  },
  {
    what: 'a patched time zone that is none',
    make: (chart) =>
      new ScheduledCollector(chart, 'report', { ...BASE, schedule: Schedule.daily('03:00') }).cronJob.addJsonPatch(
        JsonPatch.replace('/spec/timeZone', 'Berlin'),
      ),
    says: [
      '[shop/report] CronJob "report" .spec.timeZone: got "Berlin", allowed a name of the IANA time zone database, in its exact case; write "Europe/Berlin"',
    ],
    manifest: cronJob({ timeZone: 'Berlin' }),
  },
  {
    what: 'pods whose containers a patch has taken away',
    make: patched(JsonPatch.replace(`${POD}/containers`, [])),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers: got [], allowed at least one; write one: each PodSpec has one',
    ],
    manifest: jobWithPods({ containers: [] }),
  },
  {
    what: 'a patched container with the name of another one',
    make: patched(JsonPatch.add(`${POD}/containers/1`, CONTAINER)),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[1].name: got "report", allowed each name of a container once; rename it',
    ],
    manifest: jobWithPods({ containers: [CONTAINER, CONTAINER] }),
  },
  {
    what: 'a patched label that is none',
    make: patched(JsonPatch.add('/metadata/labels/team', 'a b')),
    says: [
      '[shop/report] Job "report-HASH" .metadata.labels["team"]: got "a b", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; use an annotation for free text',
    ],
    manifest: { ...job(), metadata: { name: 'report', labels: { team: 'a b' } } },
  },
  {
    what: 'workers that their Deployment does not find, after a patch',
    make: (chart) => {
      const tasks = Queue.quorum('tasks');
      const workers = new QueueWorkerPool(chart, 'worker', { ...BASE, queue: brokerIn(chart, tasks).queue(tasks) });
      workers.deployment.addJsonPatch(
        JsonPatch.replace('/spec/template/metadata/labels/app.kubernetes.io~1name', 'other'),
      );
    },
    says: [
      '[shop/worker] Deployment "worker" .spec.selector.matchLabels["app.kubernetes.io/name"]: got "worker", allowed what its pods have, "other"; leave the selector and the labels of the pods as they were rendered',
    ],
    manifest: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'worker' },
      spec: {
        selector: { matchLabels: { app: 'worker' } },
        template: { metadata: { labels: { app: 'other' } }, spec: { containers: [CONTAINER] } },
      },
    },
  },
  {
    what: 'a broker of three replicas, by a patch',
    make: (chart) =>
      (brokerIn(chart) as RabbitMqBroker).statefulSet.addJsonPatch(JsonPatch.replace('/spec/replicas', 3)),
    says: [
      '[shop/broker] StatefulSet "broker" .spec.replicas: got 3, allowed 1, or 0 while it is stopped; use a managed broker, or an operator that makes a cluster, with ExternalBroker',
    ],
    ours: 'queues',
  },
  {
    what: 'a pod that the quota of its namespace can never admit',
    make: (chart) => {
      new BatchNamespace(chart, 'shop', { quota: { cpuRequests: '1' } });
      new BatchJob(chart, 'report', { ...BASE, resources: Resources.of('4', '1Gi') });
    },
    says: [
      '[shop/report] requests.cpu of a pod: got 4, allowed at most 1, the quota "shop" of its namespace; lower it, or raise the quota: it would never be admitted',
    ],
    ours: 'the app',
  },
  {
    what: 'a name of a foreign object that is none',
    make: (chart) => {
      new BatchJob(chart, 'report', BASE);
      new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'My_Map' } });
    },
    says: [
      '[shop/map] ConfigMap "My_Map" .metadata.name: got "My_Map", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; name it in lower case, as people type it',
    ],
    manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'My_Map' } },
  },
  {
    what: 'a JSON patch that misses its path',
    make: patched(JsonPatch.replace('/spec/nothing/here', 1)),
    says: [
      '[shop/report] JSON patch of Job "report": got replace "/spec/nothing/here", allowed a path that the rendered object has; correct the path, or write JsonPatch.add, which replaces, too',
    ],
    ours: 'the library',
  },
  {
    what: 'a JSON patch that takes the metadata away',
    make: patched(JsonPatch.remove('/metadata')),
    says: [
      '[shop/report] JSON patch of Job "report": got remove "/metadata", allowed an object with apiVersion, kind, metadata and its spec; patch what is in it, not the whole of it',
    ],
    ours: 'the library',
  },
  {
    what: 'a patched amount below nothing',
    make: patched(JsonPatch.replace(`${POD}/containers/0/resources/limits/memory`, '-1')),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].resources.limits: got {"cpu":"100m","ephemeral-storage":"128Mi","memory":"-1"}, allowed no amount below 0; write what Kubernetes takes there',
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].resources.requests.memory: got "64Mi", allowed at most its limit -1; correct the patch',
    ],
    manifest: jobWithContainer({ resources: { limits: { memory: '-1' } } }),
  },
  {
    what: 'a patched limit of tries below nothing',
    make: patched(JsonPatch.replace('/spec/backoffLimit', -1)),
    says: [
      '[shop/report] Job "report-HASH" .spec.backoffLimit: got -1, allowed no number below 0; write what Kubernetes takes there',
    ],
    manifest: job({ backoffLimit: -1 }),
  },
  {
    what: 'a patched mount of a volume that the pod does not have',
    make: patched(JsonPatch.replace(`${POD}/containers/0/volumeMounts/0/name`, 'temp')),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].volumeMounts[0].name: got "temp", allowed a volume of the pod; correct the patch',
    ],
    manifest: jobWithContainer({ volumeMounts: [{ name: 'temp', mountPath: '/tmp' }] }),
  },
  {
    what: 'a container whose image a patch has taken away',
    make: patched(JsonPatch.remove(`${POD}/containers/0/image`)),
    says: [
      '[shop/report] Job "report-HASH" .spec.template.spec.containers[0].image: got nothing, allowed an image; correct the patch',
    ],
    manifest: jobWithPods({ containers: [{ name: 'report' }] }),
  },
  {
    what: 'a NetworkPolicy to a port that is none, by a patch',
    make: (chart) =>
      networkPolicyOf(new BatchJob(chart, 'report', BASE)).addJsonPatch(
        JsonPatch.replace('/spec/egress/0/ports/0/port', 99999),
      ),
    says: [
      '[shop/report] NetworkPolicy "report" .spec.egress[0].ports[0].port: got 99999, allowed 1 to 65535; write what Kubernetes takes there',
    ],
    manifest: networkPolicy({ ipBlock: { cidr: '10.0.0.0/8' } }, 99999),
  },
  {
    what: 'a level of Pod Security that is none, by a patch',
    make: (chart) =>
      new BatchNamespace(chart, 'shop').namespace.addJsonPatch(
        JsonPatch.replace('/metadata/labels/pod-security.kubernetes.io~1enforce', 'strict'),
      ),
    says: [
      '[shop/shop] Namespace "shop" .metadata.labels["pod-security.kubernetes.io/enforce"]: got "strict", allowed privileged, baseline, restricted; leave it as it was rendered',
    ],
    manifest: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'strict', labels: { 'pod-security.kubernetes.io/enforce': 'strict' } },
    },
  },
];

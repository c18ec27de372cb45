import { App, Chart, Duration } from 'cdk8s';
import { ConfigMap, Secret } from 'cdk8s-plus-27';
import {
  AdHocJob,
  BatchNamespace,
  BatchPriorityClass,
  FailurePolicy,
  Identity,
  Interpreter,
  KubernetesVersion,
  Mount,
  ParallelBatchJob,
  Parameter,
  Placement,
  Platform,
  Program,
  Queue,
  QueueProducer,
  QueueWorkerPool,
  RabbitMqBroker,
  Schedule,
  ScheduledCollector,
  Shards,
  SuccessPolicy,
} from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { render } from '../support/manifests';
import { BASE } from '../workloads/sample';
import { TYPED_RELEASES, unknownFields } from './known-fields';

const PYTHON = Program.script(
  'programs/worker.py',
  Interpreter.python('python:3.13-alpine', { requirements: 'programs/queue.requirements.txt' }),
);

/** An app with each construct and each prop that renders a field, as far as the release has it. */
function everything(kubernetes: KubernetesVersion): Manifest[] {
  const app = new App();
  Platform.set(app, { kubernetes });
  const cluster = new Chart(app, 'cluster');
  const namespace = new BatchNamespace(cluster, 'analytics');
  const priority = new BatchPriorityClass(cluster, 'low', { value: -5 });
  const chart = new Chart(app, 'batch', { namespace: namespace.name });
  const pod = {
    mounts: [
      Mount.scratch('/scratch', '1Gi'),
      Mount.configMap('/etc/settings', ConfigMap.fromConfigMapName(chart, 'settings', 'settings')),
    ],
    placement: [
      ...[Placement.spreadOverNodes(), Placement.spreadOverZones()],
      ...[Placement.toleration('spot'), Placement.onNodes('pool', 'batch'), Placement.offNodes('virtual').preferred()],
    ],
    imagePullSecrets: [Secret.fromSecretName(chart, 'registry', 'registry')],
    identity: Identity.own().withToken('it lists pods'),
  };
  const common = { ...BASE, ...pod, priority, env: { MODE: 'full' }, labels: { team: 'prices' } };
  const failurePolicy = FailurePolicy.ignoreDisruptions().failJobOn(2).ignoreOn(75);
  new ScheduledCollector(chart, 'collector', { ...common, schedule: Schedule.cron('@hourly'), failurePolicy });
  new AdHocJob(chart, 'ad-hoc', { ...common, parameters: [Parameter.choice('size', ['small', 'large'])] });
  const minor = Number(kubernetes.split('.')[1]);
  const five = Shards.completions(5);
  const perIndex = minor >= 29 ? five.backoffLimitPerIndex(2).maxFailedIndexes(1) : five;
  const shards = minor >= 31 ? perIndex.successPolicy(SuccessPolicy.any(3).orAll([0])) : perIndex;
  new ParallelBatchJob(chart, 'shards', {
    ...common,
    shards,
    failurePolicy: minor >= 29 ? failurePolicy.failIndexOn(3) : failurePolicy,
  });
  const tasks = Queue.quorum('tasks', { longestTask: Duration.minutes(1) });
  const broker = new RabbitMqBroker(chart, 'mq', {
    credentials: Secret.fromSecretName(chart, 'login', 'login'),
    queues: [tasks],
  });
  new QueueWorkerPool(chart, 'worker', { ...common, program: PYTHON, queue: broker.queue(tasks) });
  new QueueProducer(chart, 'producer', { ...common, program: PYTHON, queue: broker.queue(tasks) });
  return [...render(cluster), ...render(chart)];
}

describe.each(TYPED_RELEASES)('what is rendered for Kubernetes %s', (release) => {
  it('has no field that the release does not know', () => {
    const manifests = everything(release as KubernetesVersion);
    expect(manifests.length).toBeGreaterThan(20);
    expect(manifests.flatMap((manifest) => unknownFields(release, manifest))).toEqual([]);
  });
});

describe('the types of a release', () => {
  const job = (spec: object) => ({ apiVersion: 'batch/v1', kind: 'Job', spec });
  const sidecar = { template: { spec: { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] } } };

  it.each([
    ['backoffLimitPerIndex', { backoffLimitPerIndex: 1 }, '1.27', '1.29'],
    ['maxFailedIndexes', { maxFailedIndexes: 0 }, '1.27', '1.29'],
    ['podReplacementPolicy', { podReplacementPolicy: 'Failed' }, '1.27', '1.29'],
    ['successPolicy', { successPolicy: { rules: [{ succeededCount: 1 }] } }, '1.29', '1.31'],
    ['managedBy', { managedBy: 'example.com/one' }, '1.29', '1.32'],
    ['template', sidecar, '1.27', '1.29'],
  ])('tell which do not know %s', (field, spec, before, since) => {
    expect(unknownFields(before, job(spec))[0]).toContain(`batch/v1 Job.spec.${field}`);
    expect(unknownFields(since, job(spec))).toEqual([]);
  });

  it('leave quantities, ports and false as they are', () => {
    const container = {
      name: 'a',
      tty: false,
      resources: { limits: { cpu: '100m', memory: 64 } },
      livenessProbe: { tcpSocket: { port: 80 } },
    };
    expect(unknownFields('1.27', job({ template: { spec: { containers: [container] } } }))).toEqual([]);
  });
});

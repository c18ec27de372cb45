import { App, Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  BatchJob,
  Delivery,
  KubernetesVersion,
  ParallelBatchJob,
  Platform,
  Queue,
  QueueWorkerPool,
  RabbitMqBroker,
  Schedule,
  ScheduledCollector,
  Shards,
  SuccessPolicy,
} from '../../lib';
import { render } from '../support/manifests';
import { refusalsOf } from '../support/refusals';
import { BASE } from '../workloads/sample';

const { V1_27, V1_28, V1_29, V1_31, V1_33, V1_34, V1_35 } = KubernetesVersion;

describe('a platform', () => {
  it('is Kubernetes 1.29 and kubectl when nobody says', () => {
    expect(Platform.of(Testing.chart())).toEqual({ kubernetes: '1.29', delivery: 'kubectl apply', switchedOn: [] });
  });

  it('is set for all that is made in its scope', () => {
    const app = new App();
    Platform.set(app, { kubernetes: V1_31, delivery: Delivery.FLUX });
    const chart = new Chart(app, 'batch');
    expect(Platform.of(new Construct(chart, 'report'))).toMatchObject({ kubernetes: '1.31', delivery: 'Flux' });
  });

  it('keeps what a scope below does not say', () => {
    const app = new App();
    Platform.set(app, { kubernetes: V1_31, delivery: Delivery.FLUX });
    const [old, other] = ['old', 'other'].map((id) => new Chart(app, id));
    Platform.set(old, { kubernetes: V1_27 });
    Platform.set(other, { delivery: Delivery.ARGO_CD });
    expect(Platform.of(old)).toMatchObject({ kubernetes: '1.27', delivery: 'Flux' });
    expect(Platform.of(other)).toMatchObject({ kubernetes: '1.31', delivery: 'Argo CD' });
  });

  it('comes first: what is made already would not know of it', () => {
    const chart = new Chart(new App(), 'batch');
    new Construct(chart, 'report');
    expect(refusalsOf(() => Platform.set(chart, { kubernetes: V1_31 }))).toEqual([
      '[batch] Platform.set: got a scope that holds "report"',
    ]);
    expect(Platform.of(chart).kubernetes).toBe('1.29');
  });

  it('is one that we render for', () => {
    const wrong = { kubernetes: '1.26' as KubernetesVersion, delivery: 'Helm' as Delivery };
    expect(refusalsOf(() => Platform.set(new Chart(new App(), 'batch'), wrong))).toEqual([
      '[batch] kubernetes: got "1.26"',
      '[batch] delivery: got "Helm"',
    ]);
  });

  it('is set for a construct, and asked for one', () => {
    expect(refusalsOf(() => Platform.set('batch' as never, {}))).toEqual(['Platform.set scope: got "batch"']);
    expect(refusalsOf(() => Platform.of({ node: {} } as never))).toEqual(['Platform.of construct: got {"node":{}}']);
  });

  it('reaches the workloads', () => {
    const chart = new Chart(new App(), 'batch');
    Platform.set(chart, { kubernetes: V1_28 });
    expect(
      () => new ParallelBatchJob(chart, 'work', { ...BASE, shards: Shards.completions(2).backoffLimitPerIndex(1) }),
    ).toThrow(
      /^\[batch\/work\] shards\.backoffLimitPerIndex: got 1 for Kubernetes 1\.28, allowed from Kubernetes 1\.29 on; /,
    );
    expect(
      () =>
        new ParallelBatchJob(chart, 'more', {
          ...BASE,
          shards: Shards.completions(2).successPolicy(SuccessPolicy.any(1)),
        }),
    ).toThrow(
      /^\[batch\/more\] shards\.successPolicy: got a policy for Kubernetes 1\.28, allowed from Kubernetes 1\.31 on; /,
    );
  });
});

describe('a patch', () => {
  const patched = (kubernetes: KubernetesVersion, path: string, value: unknown) => () => {
    const chart = new Chart(new App(), 'batch');
    Platform.set(chart, { kubernetes });
    const { job } = new BatchJob(chart, 'report', BASE);
    job.addJsonPatch(JsonPatch.add(path, value));
    return render(chart);
  };
  const pod = '/spec/template/spec';
  const contained = { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } };

  it.each<[string, KubernetesVersion, KubernetesVersion, string, unknown]>([
    ['spec.podReplacementPolicy', V1_28, V1_29, '/spec/podReplacementPolicy', 'Failed'],
    ['spec.managedBy', V1_31, KubernetesVersion.V1_32, '/spec/managedBy', 'kueue.x-k8s.io/multikueue'],
    [
      'spec.template.spec.initContainers[0].restartPolicy',
      V1_28,
      V1_29,
      `${pod}/initContainers`,
      [{ name: 'proxy', image: 'proxy:1', restartPolicy: 'Always', ...contained }],
    ],
    ['spec.template.spec.containers[0].restartPolicyRules', V1_34, V1_35, `${pod}/containers/0/restartPolicyRules`, []],
    ['spec.template.spec.resources', V1_33, V1_34, `${pod}/resources`, { limits: { cpu: '1' } }],
  ])('with %s needs a release that has it', (field, before, since, path, value) => {
    const got = path.endsWith('initContainers') ? 'Always' : value;
    expect(patched(since, path, value)).not.toThrow();
    expect(patched(before, path, value)).toThrow(
      ` .${field}: got ${JSON.stringify(got)} for Kubernetes ${before}, allowed from Kubernetes ${since} on; `,
    );
  });

  it('is looked at in each kind of workload, with all that is wrong at once', () => {
    const app = new App();
    const chart = new Chart(app, 'batch');
    const tasks = Queue.quorum('tasks', { longestTask: Duration.minutes(1) });
    const broker = new RabbitMqBroker(chart, 'mq', {
      credentials: Secret.fromSecretName(chart, 'login', 'login'),
      queues: [tasks],
    });
    const { deployment } = new QueueWorkerPool(chart, 'worker', { ...BASE, queue: broker.queue(tasks) });
    const { cronJob } = new ScheduledCollector(chart, 'prices', { ...BASE, schedule: Schedule.cron('@hourly') });
    const { job } = new BatchJob(chart, 'report', BASE);
    [broker.statefulSet, deployment, job].forEach((object) =>
      object.addJsonPatch(JsonPatch.add(`${pod}/hostUsers`, false)),
    );
    cronJob.addJsonPatch(JsonPatch.add('/spec/jobTemplate/spec/template/spec/hostUsers', false));
    cronJob.addJsonPatch(JsonPatch.add('/spec/jobTemplate/spec/managedBy', 'example.com/one'));
    const newer = 'or set a newer release with Platform.set if each of your clusters has it';
    const inPod = `template.spec.hostUsers: got false for Kubernetes 1.29, allowed from Kubernetes 1.33 on; leave it out: the pod then shares the users of its node, ${newer}`;
    expect(() => app.synthYaml()).toThrow(
      new Error(
        [
          'Validation failed with the following errors:',
          `[batch/mq] StatefulSet "mq" .spec.${inPod}`,
          `[batch/worker] Deployment "worker" .spec.${inPod}`,
          `[batch/prices] CronJob "prices" .spec.jobTemplate.spec.${inPod}`,
          `[batch/prices] CronJob "prices" .spec.jobTemplate.spec.managedBy: got "example.com/one" for Kubernetes 1.29, allowed from Kubernetes 1.32 on; leave it out: Kubernetes' own controller then runs the Job, ${newer}`,
          `[batch/report] Job "${job.toJson().metadata.name}" .spec.${inPod}`,
        ].join('\n  '),
      ),
    );
  });

  it('with what no release has is refused for the newest, too', () => {
    expect(patched(KubernetesVersion.V1_36, `${pod}/containers/0/lifecycle`, { stopSignal: 'SIGINT' })).toThrow(
      ' .spec.template.spec.containers[0].lifecycle.stopSignal: got "SIGINT" for Kubernetes 1.36, ' +
        'allowed in no release up to Kubernetes 1.36; set STOPSIGNAL in the image, ' +
        'or name it in switchedOn of Platform.set if a gate of each of your clusters has it on',
    );
  });

  it('with what a gate of the clusters has on is taken', () => {
    const chart = new Chart(Testing.app(), 'batch');
    Platform.set(chart, { switchedOn: ['schedulingGroup'] });
    const { job } = new BatchJob(chart, 'report', BASE);
    job.addJsonPatch(JsonPatch.add(`${pod}/schedulingGroup`, { podGroupName: 'a' }));
    expect(render(chart).find(({ kind }) => kind === 'Job')?.spec.template.spec.schedulingGroup).toEqual({
      podGroupName: 'a',
    });
  });
});

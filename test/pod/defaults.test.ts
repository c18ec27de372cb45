import { ApiObject, Chart, Duration, Testing } from 'cdk8s';
import { EnvFieldPaths, EnvValue, Secret } from 'cdk8s-plus-27';
import {
  BatchJob,
  BatchJobProps,
  Defaults,
  DefaultsProps,
  EnvSource,
  Identity,
  Mount,
  Network,
  Placement,
  PriorityClass,
  QueueWorkerPool,
  Waiver,
} from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find } from '../support/manifests';
import { linesOf, refusalsOf } from '../support/refusals';
import { BASE, TASKS, batchChart, brokerIn } from '../workloads/sample';

/** Every object of a chart; what its pods refer to may be in another app. */
function render(chart: Chart): Manifest[] {
  return chart.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .map((object) => object.toJson());
}

function jobIn(chart: Chart, props: Partial<BatchJobProps> = {}): BatchJob {
  return new BatchJob(chart, 'report', { ...BASE, ...props });
}

/** What is rendered of a job with defaults of its app and of its chart, the nearer ones last. */
function rendered(props: Partial<BatchJobProps>, ...defaults: DefaultsProps[]): Manifest[] {
  const chart = batchChart();
  const [ofChart = {}, ofApp = {}] = [...defaults].reverse();
  Defaults.set(chart.node.root as Chart, ofApp);
  Defaults.set(chart, ofChart);
  jobIn(chart, props);
  return render(chart);
}

const job = (...all: Parameters<typeof rendered>) => find(rendered(...all), 'Job');
const podOf = (...all: Parameters<typeof rendered>) => job(...all).spec.template.spec;
const env = (...all: Parameters<typeof rendered>) => podOf(...all).containers[0].env;

describe('defaults of a scope', () => {
  it('are as if each workload said them', () => {
    const chart = Testing.chart();
    const props = {
      labels: { team: 'prices' },
      annotations: { 'example.com/owner': 'prices' },
      priority: PriorityClass.existing('low'),
      placement: [Placement.onNodes('pool', 'spot'), Placement.toleration('spot')],
      network: [Network.https()],
      env: { CURRENCY: 'EUR' },
      mounts: [Mount.secret('/etc/api', Secret.fromSecretName(chart, 'api', 'api'))],
      waivers: [Waiver.writableRootFilesystem('the image unpacks itself')],
      identity: Identity.own().withToken('it lists pods'),
      terminationGracePeriod: Duration.minutes(1),
    };
    expect(rendered({}, props)).toEqual(rendered(props));
  });

  it('are those of all scopes around: maps and lists add up, and of one thing the nearest counts', () => {
    const app = {
      labels: { team: 'a', tier: 'a', stage: 'a' },
      network: [Network.https()],
      priority: PriorityClass.existing('a'),
    };
    const chart = {
      labels: { team: 'b', tier: 'b' },
      network: [Network.toCidr('10.0.0.0/8', '80')],
      priority: PriorityClass.existing('b'),
    };
    const objects = rendered({ labels: { team: 'c' }, network: [Network.toPods({ app: 'db' }, '5432')] }, app, chart);
    expect(find(objects, 'Job').metadata.labels).toMatchObject({ team: 'c', tier: 'b', stage: 'a' });
    expect(find(objects, 'Job').spec.template.spec.priorityClassName).toBe('b');
    const ports = find(objects, 'NetworkPolicy').spec.egress.map((rule: Manifest) => rule.ports[0].port);
    expect(ports).toEqual([53, 5432, 80, 443]);
  });

  it('give way, thing by thing, to what the workload says', () => {
    const chart = Testing.chart();
    const secret = (name: string) => Secret.fromSecretName(chart, `secret-${chart.node.children.length}`, name);
    const defaults = {
      mounts: [Mount.secret('/a', secret('one')), Mount.secret('/b', secret('two'))],
      placement: [Placement.onNodes('pool', 'spot'), Placement.spreadOverNodes(), Placement.toleration('spot', 'a')],
      imagePullSecrets: [secret('registry')],
      waivers: [Waiver.userId(70, 70, 'ours')],
    };
    const pod = podOf(
      {
        mounts: [Mount.secret('/a', secret('three'))],
        placement: [Placement.onNodes('pool', 'big'), Placement.spreadOverNodes().required()],
        imagePullSecrets: [secret('registry-2'), secret('registry')],
        waivers: [Waiver.userId(71, 71, 'mine')],
      },
      defaults,
    );
    expect(pod.containers[0].volumeMounts.map(({ mountPath }: Manifest) => mountPath)).toEqual(['/tmp', '/a', '/b']);
    expect(pod.volumes[1].secret.secretName).toBe('three');
    expect(pod.nodeSelector).toEqual({ pool: 'big' });
    expect(pod.tolerations).toEqual([{ key: 'spot', operator: 'Equal', value: 'a' }]);
    expect(pod.topologySpreadConstraints.map(({ whenUnsatisfiable }: Manifest) => whenUnsatisfiable)).toEqual([
      'DoNotSchedule',
    ]);
    expect(pod.imagePullSecrets).toEqual([{ name: 'registry-2' }, { name: 'registry' }]);
    expect(pod.securityContext.runAsUser).toBe(71);
  });

  it('give a variable once, whether it is written or read', () => {
    const read = (name: string) => EnvSource.value(name, EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME));
    expect(env({ env: { A: 'mine' } }, { envFrom: [read('A'), read('B')] })).toEqual([
      { name: 'A', value: 'mine' },
      { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ]);
    expect(env({ envFrom: [read('A')] }, { env: { A: 'theirs', B: 'theirs' } })).toEqual([
      { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'B', value: 'theirs' },
    ]);
  });

  it('may say that each workload has its name as label `app`', () => {
    expect(job({}, { appLabel: true }).spec.template.metadata.labels.app).toBe('report');
    expect(job({ name: 'nightly' }, { appLabel: true }).metadata.labels.app).toBe('nightly');
    expect(job({ labels: { app: 'mine' } }, { appLabel: true }).metadata.labels.app).toBe('mine');
    expect(job({}, { appLabel: true }, { appLabel: false }).metadata.labels).not.toHaveProperty('app');
  });

  it('are for workloads alone, and leave brokers as they are', () => {
    const [without, with_] = [undefined, { labels: { team: 'a' }, priority: PriorityClass.existing('low') }].map(
      (given) => {
        const chart = batchChart();
        if (given) {
          Defaults.set(chart, given);
        }
        const queue = brokerIn(chart).queue(TASKS);
        const before = render(chart);
        new QueueWorkerPool(chart, 'worker', { ...BASE, queue });
        return { broker: before, worker: find(render(chart), 'Deployment') };
      },
    );
    expect(with_.broker).toEqual(without.broker);
    expect(with_.worker.spec.template.spec.priorityClassName).toBe('low');
    expect(with_.worker.spec.template.spec.affinity).toEqual(without.worker.spec.template.spec.affinity);
  });

  it('are as they were when they were set, whatever becomes of their lists and maps', () => {
    const chart = batchChart();
    const labels: Record<string, string> = { team: 'a' };
    Defaults.set(chart, { labels });
    labels.team = 'b';
    jobIn(chart);
    expect(find(render(chart), 'Job').metadata.labels.team).toBe('a');
  });

  it('add up when they are set twice, and the later ones count', () => {
    const chart = batchChart();
    Defaults.set(chart, { labels: { team: 'a', tier: 'a' } });
    Defaults.set(chart, { labels: { team: 'b' } });
    jobIn(chart);
    expect(find(render(chart), 'Job').metadata.labels).toMatchObject({ team: 'b', tier: 'a' });
  });

  it('reach no workload of another chart', () => {
    const chart = batchChart();
    Defaults.set(new Chart(chart.node.root as Chart, 'other'), { labels: { team: 'a' } });
    jobIn(chart);
    expect(find(render(chart), 'Job').metadata.labels).not.toHaveProperty('team');
  });
});

describe('what is wrong with defaults', () => {
  it('is told where they are set', () => {
    const chart = batchChart();
    const wrong = { labels: { 'a b': 'c' }, terminationGracePeriod: Duration.seconds(0), priorty: 5 };
    expect(refusalsOf(() => Defaults.set(chart, wrong as DefaultsProps))).toEqual(['[batch] priorty: got 5']);
    const { labels, terminationGracePeriod } = wrong;
    expect(refusalsOf(() => Defaults.set(chart, { labels, terminationGracePeriod }))).toEqual([
      '[batch] labels["a b"]: got "a b"',
      '[batch] terminationGracePeriod: got 0s',
    ]);
  });

  it('is told where they do not fit, with the scope that says them, and where the workload says it', () => {
    const chart = batchChart();
    Defaults.set(chart, {
      env: { RABBITMQ_HOST: 'mq', MODE: 'full' },
      terminationGracePeriod: Duration.seconds(60),
    });
    const queue = brokerIn(chart).queue(TASKS);
    const worker = { ...BASE, queue, env: { QUEUE_NAME: 'a' } };
    expect(
      linesOf(() => new QueueWorkerPool(chart, 'worker', worker)).map((line) => line.replace(/, allowed.*?; /, ' | ')),
    ).toEqual([
      '[batch/worker] env["QUEUE_NAME"]: got "QUEUE_NAME" | choose another name; the docs of this construct say what it sets',
      '[batch/worker] env["RABBITMQ_HOST"] (Defaults.set of "batch"): got "RABBITMQ_HOST" | choose another name; the docs of this construct say what it sets, or give this workload one of its own',
      '[batch/worker] terminationGracePeriod (Defaults.set of "batch"): got 60s | leave it out, or lower longestTask, or give this workload one of its own',
    ]);
  });

  it('is that a workload is there already, which would not know of them', () => {
    const chart = batchChart();
    jobIn(chart);
    expect(refusalsOf(() => Defaults.set(chart, {}))).toEqual([
      '[batch] Defaults.set: got a scope that holds the workload "batch/report"',
    ]);
    const other = batchChart();
    Secret.fromSecretName(other, 'registry', 'registry'); // no workload
    expect(refusalsOf(() => Defaults.set(other, {}))).toEqual([]);
  });

  it('is a workload of wrong types, which is told as it is', () => {
    const chart = batchChart();
    Defaults.set(chart, { labels: { team: 'a' } });
    expect(refusalsOf(() => jobIn(chart, { labels: 5 as never }))).toEqual(['[batch/report] labels: got 5']);
    expect(refusalsOf(() => new BatchJob(chart, 'other', undefined as never))).toHaveLength(2);
  });
});

describe('what a workload has from defaults', () => {
  it('is told place by place', () => {
    const chart = batchChart();
    Defaults.set(chart.node.root as Chart, { network: [Network.https()], labels: { team: 'a', tier: 'a' } });
    Defaults.set(chart, { priority: PriorityClass.existing('low'), appLabel: true });
    const one = jobIn(chart, { labels: { tier: 'b' }, network: [Network.toCidr('10.0.0.0/8', '80')] });
    expect(Defaults.explain(one).split('\n').sort()).toEqual([
      'appLabel: Defaults.set of "batch"',
      'labels["app"]: Defaults.set of "batch"',
      'labels["team"]: Defaults.set of the app',
      'network[1]: Defaults.set of the app',
      'priority: Defaults.set of "batch"',
    ]);
  });

  it('is nothing where nothing is set', () => {
    expect(Defaults.explain(jobIn(batchChart()))).toBe('');
  });
});

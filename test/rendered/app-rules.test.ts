import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-27';
import {
  AdHocJob,
  BatchJob,
  BatchNamespace,
  Delivery,
  EnvSource,
  NamespaceQuota,
  ParallelBatchJob,
  Parameter,
  Platform,
  Program,
  Queue,
  QueueWorkerPool,
  Resources,
  Shards,
} from '../../lib';
import { linesOf } from '../support/refusals';
import { BASE, brokerIn } from '../workloads/sample';

const outdir = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** What is told at the synth of an app, without what each message ends in. */
function told(make: (app: App) => void): string[] {
  const app = new App({ outdir });
  make(app);
  return linesOf(() => app.synth())
    .slice(1)
    .map((line) =>
      line
        .trim()
        .replace(/, allowed.*/, '')
        .replace(/-[0-9a-f]{10}"/, '"'),
    );
}

const inShop = (make: (chart: Chart) => void) => told((app) => make(new Chart(app, 'batch', { namespace: 'shop' })));

describe('a namespace of the app', () => {
  const both = (first: string, second: string, depends = false, delivery = Delivery.KUBECTL) =>
    told((app) => {
      Platform.set(app, { delivery });
      const cluster = new Chart(app, first);
      const { name } = new BatchNamespace(cluster, 'shop');
      const chart = new Chart(app, second, { namespace: name });
      new BatchJob(chart, 'report', BASE);
      if (depends) {
        chart.addDependency(cluster);
      }
    });
  const behind = (first: string, second: string) => [
    `[${second}] namespace: got "shop", which chart "${first}" makes in a file behind this one`,
  ];

  it('stands in a file before what is in it', () => {
    expect(both('cluster', 'batch')).toEqual(behind('cluster', 'batch'));
    expect(both('batch', 'cluster')).toEqual([]);
    expect(both('cluster', 'batch', true)).toEqual([]);
  });

  it('stands where it likes for those who order objects themselves', () => {
    expect(both('cluster', 'batch', false, Delivery.ARGO_CD)).toEqual([]);
    expect(both('cluster', 'batch', false, Delivery.FLUX)).toEqual([]);
  });

  it('may be reached by a dependency of a dependency, and is not by one that leads elsewhere', () => {
    const three = (depend: (cluster: Chart, middle: Chart, chart: Chart) => void) =>
      told((app) => {
        const [cluster, middle] = ['cluster', 'middle'].map((id) => new Chart(app, id));
        const chart = new Chart(app, 'batch', { namespace: new BatchNamespace(cluster, 'shop').name });
        new BatchJob(chart, 'report', BASE);
        depend(cluster, middle, chart);
      });
    expect(three((cluster, middle, chart) => (chart.addDependency(middle), middle.addDependency(cluster)))).toEqual([]);
    expect(three((_, middle, chart) => chart.addDependency(middle))).toEqual(behind('cluster', 'batch'));
  });

  it('has a quota that each of its pods fits', () => {
    const withQuota = (quota: NamespaceQuota) =>
      told((app) => {
        const chart = new Chart(app, 'batch', { namespace: 'shop' });
        new BatchNamespace(chart, 'shop', { quota });
        new BatchJob(chart, 'report', { ...BASE, resources: Resources.of('2', '4Gi').upTo('4', '8Gi') });
      });
    expect(withQuota({ cpuRequests: '2', memoryRequests: '4Gi', memoryLimits: '8Gi' })).toEqual([]);
    expect(withQuota({ cpuRequests: '1999m', memoryRequests: '4095Mi', memoryLimits: '8191Mi' }).sort()).toEqual([
      '[batch/report] limits.memory of a pod: got 8Gi',
      '[batch/report] requests.cpu of a pod: got 2',
      '[batch/report] requests.memory of a pod: got 4Gi',
    ]);
  });

  it('has room for the volume of a broker', () => {
    const lines = told((app) => {
      const chart = new Chart(app, 'batch', { namespace: 'shop' });
      new BatchNamespace(chart, 'shop', { quota: { storage: '7Gi' } });
      brokerIn(chart);
    });
    expect(lines).toEqual(['[batch/broker] requests.storage of a volume: got 8Gi']);
  });
});

describe('a key of the app itself', () => {
  const reading = (key: string, data?: Record<string, string>) =>
    inShop((chart) => {
      const settings = new ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data });
      new BatchJob(chart, 'report', { ...BASE, envFrom: [EnvSource.configMapKey('URL', settings, key)] });
    });

  it('is there', () => {
    expect(reading('url', { url: 'http://a' })).toEqual([]);
    expect(reading('urll', { url: 'http://a' })).toEqual([
      '[batch/report] Job "report" .spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key: got "urll"',
    ]);
  });

  it('is left to whoever fills a ConfigMap that the app leaves empty', () => {
    expect(reading('url')).toEqual([]);
  });
});

describe('a variable in the arguments', () => {
  const withArgs = (...args: string[]) => ({ ...BASE, program: Program.image('a:1', { args }), env: { SIZE: '5' } });

  it('is one of the container', () => {
    expect(inShop((chart) => new BatchJob(chart, 'report', withArgs('--size=$(SIZE)', '$$(SIZ)', '$(date)')))).toEqual(
      [],
    );
    expect(inShop((chart) => new BatchJob(chart, 'report', withArgs('--size=$(SIZ)', 'a', '$(A) $(B)')))).toEqual([
      '[batch/report] Job "report" .spec.template.spec.containers[0].args[0]: got "$(SIZ)"',
      '[batch/report] Job "report" .spec.template.spec.containers[0].args[2]: got "$(A)"',
      '[batch/report] Job "report" .spec.template.spec.containers[0].args[2]: got "$(B)"',
    ]);
  });

  it('may be one that a run sets, or Kubernetes', () => {
    const parameters = [Parameter.text('file-name')];
    expect(inShop((chart) => new AdHocJob(chart, 'report', { ...withArgs('$(FILE_NAME)'), parameters }))).toEqual([]);
    const shards = Shards.completions(3);
    const args = withArgs('$(JOB_COMPLETION_INDEX)', '$(JOB_COMPLETIONS)', '$(KUBERNETES_SERVICE_HOST)');
    expect(inShop((chart) => new ParallelBatchJob(chart, 'report', { ...args, shards }))).toEqual([]);
  });
});

describe('names and labels', () => {
  it('are those of Kubernetes, whoever patches them', () => {
    const job = (...patches: JsonPatch[]) =>
      inShop((chart) => new BatchJob(chart, 'report', BASE).job.addJsonPatch(...patches));
    expect(job(JsonPatch.replace('/metadata/namespace', 'My Shop'))).toEqual([
      '[batch/report] Job "report" .metadata.namespace: got "My Shop"',
    ]);
    expect(job(JsonPatch.add('/spec/template/metadata/labels/team', 'a b'))).toHaveLength(1);
    expect(job(JsonPatch.add('/metadata/labels/a b', 'c'))).toHaveLength(1);
  });

  it('of pods are what their controller selects', () => {
    const tasks = Queue.quorum('tasks');
    const lines = inShop((chart) => {
      const queue = brokerIn(chart, tasks).queue(tasks);
      const { deployment } = new QueueWorkerPool(chart, 'worker', { ...BASE, queue });
      deployment.addJsonPatch(JsonPatch.replace('/spec/template/metadata/labels/app.kubernetes.io~1name', 'other'));
    });
    expect(lines).toEqual([
      '[batch/worker] Deployment "worker" .spec.selector.matchLabels["app.kubernetes.io/name"]: got "worker"',
    ]);
  });

  it('of foreign objects count, too', () => {
    const foreign = (kind: string, name: string) =>
      inShop((chart) => {
        new BatchJob(chart, 'report', BASE);
        new ApiObject(chart, 'foreign', { apiVersion: 'v1', kind, metadata: { name } });
      });
    expect(foreign('ConfigMap', 'My_Map')).toEqual(['[batch/foreign] ConfigMap "My_Map" .metadata.name: got "My_Map"']);
    expect(foreign('ClusterRole', 'system:batch')).toEqual([]);
    expect(foreign('ClusterRole', 'a/b')).toHaveLength(1);
    expect(foreign('Service', '1a')).toHaveLength(1);
    expect(foreign('Whatever', 'a.b-c')).toEqual([]);
  });
});

describe('dependencies of workloads', () => {
  const chain = (length: number, link: (later: BatchJob, earlier: BatchJob) => void) =>
    inShop((chart) => {
      const jobs = Array.from({ length }, (_, index) => new BatchJob(chart, `step-${index}`, BASE));
      jobs.slice(1).forEach((job, index) => link(job, jobs[index]));
    });

  it('that cdk8s would walk for minutes are told before it starts', () => {
    const lines = chain(18, (later, earlier) => later.node.addDependency(earlier));
    expect(lines).toEqual([
      expect.stringMatching(
        /^\[batch\/step-\d+\] dependencies: got a chain of which cdk8s would walk more than five million/,
      ),
    ]);
  });

  it('are fine while there are few paths, or one object depends on one', () => {
    expect(chain(6, (later, earlier) => later.node.addDependency(earlier))).toEqual([]);
    expect(chain(40, (later, earlier) => later.job.addDependency(earlier.job))).toEqual([]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, Testing } from 'cdk8s';
import { KubeJob } from '../../imports/k8s';
import { describe as sentence } from '../../lib/fields/problem';
import { complete, problemsIn } from '../../lib/fields/settle';
import { Manifest } from '../../lib/kubernetes/manifest';
import { Pod, PodPlan, settlePod } from '../../lib/pod/pod';
import { podProblems } from '../../lib/pod/pod-problems';
import { CommonPodProps } from '../../lib/pod/pod-props';
import { PodSupport } from '../../lib/pod/pod-support';
import { Resources } from '../../lib/pod/resources';
import { CommonWorkloadProps, WORKLOAD_PROPS } from '../../lib/pod/workload-props';
import { Program } from '../../lib/program/program';
import { find } from '../support/manifests';

/** The smallest workload: what every test may leave unsaid. */
const PROPS = {
  name: 'report',
  program: Program.image('registry.example/report:1.4.2'),
  resources: Resources.of('100m', '64Mi'),
};

const PLAN: PodPlan = { component: 'batch-job', restartPolicy: 'Never' };

/** A pod with its defaults settled, as a workload makes it. */
export function podOf(props: Partial<CommonWorkloadProps> = {}, decisions: Partial<PodPlan> = {}): Pod {
  return settlePod(complete({ ...PROPS, ...props }, WORKLOAD_PROPS), { ...PLAN, ...decisions });
}

/** Everything that is rendered for a pod, and the pod itself in a Job; what it refers to may be in another app. */
export function objectsOf(props: Partial<CommonWorkloadProps> = {}, decisions: Partial<PodPlan> = {}): Manifest[] {
  const chart = Testing.chart();
  const { template } = new PodSupport(chart, 'Pod', podOf(props, decisions));
  new ApiObject(chart, 'Job', KubeJob.manifest({ metadata: { name: 'report' }, spec: { template } }));
  return chart.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .map((object) => object.toJson());
}

/** The rendered pod template. */
export function templateOf(props: Partial<CommonWorkloadProps> = {}, decisions: Partial<PodPlan> = {}): Manifest {
  return find(objectsOf(props, decisions), 'Job').spec.template;
}

/** The rendered spec of a pod with some props. */
export function podSpecOf(props: CommonPodProps = {}): Manifest {
  return templateOf(props).spec;
}

/** The rendered container of the program. */
export function containerOf(props: Partial<CommonWorkloadProps> = {}, decisions: Partial<PodPlan> = {}): Manifest {
  return templateOf(props, decisions).spec.containers[0];
}

/** What is wrong with a pod, in the words that its user reads. */
export function problemsOf(props: Partial<CommonWorkloadProps> = {}, decisions: Partial<PodPlan> = {}): string[] {
  const given = { ...PROPS, ...props };
  return [...problemsIn(given, WORKLOAD_PROPS), ...podProblems(podOf(props, decisions))].map(sentence);
}

/** A folder for the files of one test file; it is removed at the end. Use it inside a `describe`. */
export function scratchFolder(): (name: string, content: string | Buffer) => string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
}

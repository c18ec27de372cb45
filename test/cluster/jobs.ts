import { Chart, Testing } from 'cdk8s';
import { Manifest } from '../../lib/kubernetes/manifest';
import { until } from '../broker/until';
import { find, podTemplateOf, render } from '../support/manifests';
import { ask } from './api';
import { apply } from './kubectl';
import { NO_SCHEDULER, activePods } from './kubelet';

/** What a construct renders into a namespace; the pods wait for the test. */
export function renderInto(namespace: string, make: (chart: Chart) => void): Manifest[] {
  const chart = new Chart(Testing.app(), 'batch', { namespace });
  make(chart);
  return withoutScheduler(render(chart));
}

export function withoutScheduler(objects: Manifest[]): Manifest[] {
  objects.map(podTemplateOf).forEach((template) => {
    if (template) {
      template.spec.schedulerName = NO_SCHEDULER;
    }
  });
  return objects;
}

/** One Job in the cluster, through the eyes of somebody who waits for it. */
export class LiveJob {
  /** Applies what is needed for it, and the Job itself. */
  public static async apply(objects: Manifest[], name = ''): Promise<LiveJob> {
    const { metadata } = find(objects, 'Job', name);
    await apply(objects);
    return new LiveJob(metadata.namespace, metadata.name);
  }

  constructor(
    public readonly namespace: string,
    public readonly name: string,
  ) {}

  public get path(): string {
    return `/apis/batch/v1/namespaces/${this.namespace}/jobs/${this.name}`;
  }

  public read(): Promise<Manifest> {
    return ask('GET', this.path);
  }

  /** Its active pods, as soon as there are that many. */
  public pods(count: number): Promise<Manifest[]> {
    return until(`${this.name} has ${count} active pods`, async () => {
      const pods = await activePods(this.namespace, this.name);
      return pods.length === count && pods;
    });
  }

  /** The one active pod, or that of an index. */
  public async pod(index?: number): Promise<Manifest> {
    const annotation = 'batch.kubernetes.io/job-completion-index';
    return until(`${this.name} has an active pod of index ${index}`, async () => {
      const pods = await activePods(this.namespace, this.name);
      return pods.find(({ metadata }) => index === undefined || metadata.annotations[annotation] === `${index}`);
    });
  }

  /** The Job's status when it has ended: `Complete`, or `Failed` with a reason. */
  public async end(): Promise<Manifest> {
    return until(`${this.name} ends`, async () => {
      const { status } = await this.read();
      const last = status.conditions?.find(
        (condition: Manifest) => ['Complete', 'Failed'].includes(condition.type) && condition.status === 'True',
      );
      return last && { ...status, ended: last.type, reason: last.reason };
    });
  }
}

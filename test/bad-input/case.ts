import { Chart } from 'cdk8s';
import { Manifest } from '../../lib/kubernetes/manifest';

/** What is the library's alone, or JavaScript's. */
export const OURS = [
  'builders of schedules',
  'queues',
  'parameters',
  'program files',
  'the platform',
  'the app',
  'the library',
  'JavaScript',
] as const;

export type Ours = (typeof OURS)[number];

/** Input that is refused before anything is rendered. */
export interface BadInput {
  /** As a reader would say it. */
  readonly what: string;
  /** Makes it, in a chart named `shop`. */
  make(chart: Chart): unknown;
  /** Each line of the message, all of them. */
  readonly says: string[];
  /** The same as somebody writes it by hand: what the API server says to it is compared. */
  readonly manifest?: Manifest;
  /** What Kubernetes has no word for, so that nobody writes it by hand. */
  readonly ours?: Ours;
  /** Why we refuse what the API server accepts. */
  readonly stricter?: string;
  /** The minor release from which on it accepts that; before, it refuses it as well. */
  readonly acceptedSince?: number;
  /** The minor release from which on it refuses that as well; before, it accepts it. */
  readonly refusedSince?: number;
}

const TEMPLATE_SPEC = {
  restartPolicy: 'Never',
  containers: [{ name: 'report', image: 'registry.example/report:1.4.2' }],
};

/** A Job with some fields of its spec. */
export function job(spec: object = {}, name = 'report'): Manifest {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name },
    spec: { template: { spec: TEMPLATE_SPEC }, ...spec },
  };
}

/** An indexed Job of five shards with some fields of its spec. */
export function indexed(spec: object): Manifest {
  return job({ completionMode: 'Indexed', completions: 5, parallelism: 5, ...spec });
}

/** A Job whose pods have some fields. */
export function jobWithPods(podSpec: object, metadata: object = {}): Manifest {
  return job({ template: { metadata, spec: { ...TEMPLATE_SPEC, ...podSpec } } });
}

/** A Job whose container has some fields. */
export function jobWithContainer(container: object): Manifest {
  return jobWithPods({ containers: [{ ...TEMPLATE_SPEC.containers[0], ...container }] });
}

/** A Job whose pods have annotations. */
export function annotated(annotations: object): Manifest {
  return jobWithPods({}, { annotations });
}

/** A Job whose container has variables. */
export function env(...variables: object[]): Manifest {
  return jobWithContainer({ env: variables });
}

/** A CronJob with some fields of its spec. */
export function cronJob(spec: object = {}, name = 'report'): Manifest {
  const jobTemplate = { spec: { template: { spec: TEMPLATE_SPEC } } };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name },
    spec: { schedule: '0 5 * * *', jobTemplate, ...spec },
  };
}

/** A NetworkPolicy that opens the way to one peer. */
export function networkPolicy(peer: object, port = 443): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'report' },
    spec: { podSelector: {}, egress: [{ to: [peer], ports: [{ port }] }] },
  };
}

/** A ConfigMap of files or values. */
export function configMap(data: object): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'report' }, data };
}

/** A Deployment with some fields of its spec. */
export function deployment(spec: object): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'workers' },
    spec: {
      selector: { matchLabels: { app: 'workers' } },
      template: { metadata: { labels: { app: 'workers' } }, spec: { containers: [{ name: 'worker', image: 'a:1' }] } },
      ...spec,
    },
  };
}

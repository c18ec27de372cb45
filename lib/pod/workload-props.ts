import { EnvValue } from 'cdk8s-plus-27';
import { IPriorityClass, priorityClass } from '../cluster/priority-class';
import { environment } from '../env/environment';
import { Fields } from '../fields/field';
import { propsOf, texts, valueOf } from '../fields/kinds';
import { annotationProblems, reservedAnnotationProblems } from '../kubernetes/annotations';
import { objectName } from '../kubernetes/object-name';
import { userLabelProblems } from '../kubernetes/standard-labels';
import { Program } from '../program/program';
import { POD_OPTIONS, PodOptions } from './pod-options';
import { Resources, resources } from './resources';

/** What a team decides about any workload. */
export interface WorkloadProps {
  /**
   * The name of the objects, as people type it.
   *
   * @default - the path of the construct below its chart, joined with `-`
   * @throws when it is not a DNS label of the length that the workload's controller needs, is "default", whose
   * ServiceAccount each namespace has, or that of an init container
   */
  readonly name?: string;

  /**
   * What runs.
   *
   * @throws when it is missing, holds a secret in the clear, or has a file of the name of one that its construct adds
   */
  readonly program: Program;

  /**
   * CPU and memory of the container. There is no default: no figure fits every program.
   *
   * @throws when it is missing
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly resources: Resources;

  /**
   * Environment variables by name.
   *
   * @default - those that the construct sets, which its docs name
   * @throws when a name is illegal or the construct's own, a literal looks like a secret or is none that a process can be
   * started with, or refers to a variable that is not there
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
   */
  readonly env?: { [name: string]: EnvValue };

  /**
   * Labels of the objects and their pods, besides the standard ones.
   *
   * @default - `app.kubernetes.io/name`, `instance`, `component`, `part-of` and `managed-by`
   * @throws when a label is illegal, or one that the library or a controller of the cluster sets
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the rendered object and its pods.
   *
   * @default - none
   * @throws when a key is illegal or the cluster's own, a value looks like a secret, or all together exceed 256 KiB
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Which pods go first when a cluster is full.
   *
   * @default - the cluster's default priority, 0 unless an administrator changed it
   * @throws when its name is not a DNS subdomain
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  readonly priority?: IPriorityClass;

  /**
   * Where the pods run, what they see and what they may reach.
   *
   * @default - see each option
   * @throws when an option does; see each
   */
  readonly pod?: PodOptions;
}

/** Labels by which controllers and policies find their pods; the API server refuses a Job that sets some of them. */
const SET_BY_CONTROLLERS =
  /^(job-name|controller-uid|pod-template-hash|controller-revision-hash|(batch|apps|statefulset)\.kubernetes\.io\/.*|cdk8s-batch\/.*)$/;

/** What a workload has in common with a broker, whose program is the library's. */
export const POD_PROPS = {
  labels: texts.checkedBy((prop, map) => userLabelProblems(prop, map, SET_BY_CONTROLLERS)).or({}),
  annotations: texts
    .checkedBy((prop, map) => [...annotationProblems(prop, map), ...reservedAnnotationProblems(map)])
    .or({}),
  priority: priorityClass.orNothing,
  pod: propsOf(POD_OPTIONS).or({}),
};

export const WORKLOAD_PROPS = {
  name: objectName,
  program: valueOf(Program, ['image', 'script']),
  resources,
  env: environment.or({}),
  ...POD_PROPS,
} satisfies Fields<WorkloadProps>;

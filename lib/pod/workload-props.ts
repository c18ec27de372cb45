import { EnvValue } from 'cdk8s-plus-27';
import { IPriorityClass } from '../cluster/priority-class';
import { Program } from '../program/program';
import { PodOptions } from './pod-options';
import { Resources } from './resources';

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

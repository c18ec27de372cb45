import { EnvSource, envFrom } from '../env/env-source';
import { environment } from '../env/environment';
import { Fields } from '../fields/field';
import { valueOf } from '../fields/kinds';
import { objectName } from '../kubernetes/object-name';
import { Program } from '../program/program';
import { CommonPodProps, POD_PROPS } from './pod-props';
import { Resources, resources } from './resources';

/** What a team decides about any workload. */
export interface CommonWorkloadProps extends CommonPodProps {
  /**
   * The name of the objects, as people type it.
   *
   * @default - the path of the construct below its chart, each id in kebab case, joined with `-`
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
   * Environment variables by name, with their texts. A text may refer to another variable as `$(NAME)`.
   *
   * @default - those that the construct sets, which its docs name
   * @throws when a name is illegal or the construct's own, a text looks like a secret or is none that a process can be
   * started with, or refers to a variable that is not there
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
   */
  readonly env?: { [name: string]: string };

  /**
   * Environment variables from Secrets, ConfigMaps and the pod, one by one. For example
   * `[EnvSource.secretKey('PGPASSWORD', secret, 'password')]`; a whole Secret is a patch of the container.
   *
   * @default - none
   * @throws when two have one name, or a name is the construct's own or stands in `env`
   * @see https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/
   */
  readonly envFrom?: EnvSource[];
}

export const WORKLOAD_PROPS = {
  name: objectName,
  program: valueOf(Program, ['image', 'script']),
  resources,
  env: environment.or({}),
  envFrom: envFrom.or([]),
  ...POD_PROPS,
} satisfies Fields<CommonWorkloadProps>;

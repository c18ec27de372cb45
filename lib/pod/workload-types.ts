import { show } from '../fields/show';
import {
  Type,
  Types,
  isTexts,
  isObjectLike,
  isText,
  isValue,
  listOf,
  mapOf,
  optional,
  propsOf,
  type,
} from '../fields/types';
import { isDuration, isEnvValue, isSecret, isServiceAccount, isSize } from '../kubernetes/cdk8s-types';
import { Egress } from '../network/egress';
import { Program } from '../program/program';
import { HardeningException } from '../security/hardening-exception';
import { Mount } from './mount';
import { PodOptions } from './pod-options';
import { Resources } from './resources';
import { Spread } from './spread';
import { Toleration } from './toleration';
import { WorkloadProps } from './workload-props';

/** One of ours, or of an app's own making: all that counts is its name. */
export const isPriorityClass: Type = type(
  'a PriorityClass',
  (value) => isObjectLike(value) && typeof value.className === 'string',
  (value) => `write for example PriorityClass.existing(${typeof value === 'string' ? show(value) : "'name'"})`,
);

export const isResources = isValue(Resources, ['steady', 'burstable', 'memoryBound', 'of']);
export const isEgress = isValue(Egress, ['toCidr', 'toPods', 'toNamespace', 'https']);

export const POD_OPTIONS: Types<PodOptions> = {
  mounts: optional(listOf(isValue(Mount, ['configMap', 'secret', 'persistentVolumeClaim', 'scratch']))),
  tmpSize: optional(isSize),
  nodeSelector: optional(isTexts),
  tolerations: optional(listOf(isValue(Toleration, ['equal', 'exists']))),
  spread: optional(listOf(isValue(Spread, ['overNodes', 'overZones', 'over']))),
  imagePullSecrets: optional(listOf(isSecret)),
  serviceAccount: optional(isServiceAccount),
  egress: optional(listOf(isEgress)),
  terminationGracePeriod: optional(isDuration),
  exceptions: optional(
    listOf(
      isValue(HardeningException, [
        'writableRootFilesystem',
        'userId',
        'serviceAccountToken',
        'literalEnv',
        'literalText',
      ]),
    ),
  ),
};

export const WORKLOAD_PROPS: Types<WorkloadProps> = {
  name: optional(isText),
  program: isValue(Program, ['image', 'shell', 'python']),
  resources: isResources,
  env: optional(mapOf(isEnvValue)),
  labels: optional(isTexts),
  annotations: optional(isTexts),
  priority: optional(isPriorityClass),
  pod: optional(propsOf(POD_OPTIONS)),
};

export { BatchNamespace, type BatchNamespaceProps } from './cluster/batch-namespace';
export { BatchPriorityClass, type BatchPriorityClassProps, PreemptionPolicy } from './cluster/batch-priority-class';
export { type NamespaceQuota } from './cluster/namespace-quota';
export { type IPriorityClass, PriorityClass } from './cluster/priority-class';
export { EnvSource } from './env/env-source';
export { type FailureExplanation, FailureOutcome, type PodFailure } from './job/explanation';
export { FailurePolicy } from './job/failure-policy';
export { type AppliedJobProps, type JobProps } from './job/job-props';
export { Overlap } from './job/overlap';
export { type ChoiceOptions, type IntegerOptions, Parameter, type TextOptions } from './job/parameter';
export { SuccessPolicy } from './job/success-policy';
export { Network } from './network/network';
export { Delivery, KubernetesVersion, Platform, type PlatformProps } from './platform/platform';
export { Identity } from './pod/identity';
export { Mount } from './pod/mount';
export { Placement } from './pod/placement';
export { type CommonPodProps } from './pod/pod-props';
export { type ResourceFigures, Resources } from './pod/resources';
export { type CommonWorkloadProps } from './pod/workload-props';
export { PackageIndex } from './program/package-index';
export { Program } from './program/program';
export {
  type ImageProgramOptions,
  type PythonProgramOptions,
  type ScriptProgramOptions,
} from './program/program-options';
export { BrokerQueue, type IBroker } from './queue/broker';
export { BrokerTls } from './queue/broker-tls';
export { Overflow, type QueueOptions, QueueType } from './queue/contract';
export { ExternalBroker, type ExternalBrokerProps } from './queue/external-broker';
export { Queue } from './queue/queue';
export { RabbitMqBroker } from './queue/rabbitmq-broker';
export { type RabbitMqBrokerProps } from './queue/rabbitmq-broker-props';
export { DaylightSaving, Schedule, type ScheduleOptions, type TimeOfDayOptions, Weekday } from './schedule/schedule';
export { Waiver } from './security/waiver';
export { AdHocJob, type AdHocJobProps } from './workloads/ad-hoc-job';
export { BatchJob, type BatchJobProps } from './workloads/batch-job';
export { ParallelBatchJob, type ParallelBatchJobProps } from './workloads/parallel-batch-job';
export { QueueProducer, type QueueProducerProps } from './workloads/queue-producer';
export { QueueWorkerPool, type QueueWorkerPoolProps } from './workloads/queue-worker-pool';
export { ScheduledCollector, type ScheduledCollectorProps } from './workloads/scheduled-collector';

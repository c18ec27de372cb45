export const NAME = 'app.kubernetes.io/name';
export const COMPONENT = 'app.kubernetes.io/component';

/** The labels that tell the workloads of a namespace apart: with the same values, their ServiceAccounts would clash. */
export const WORKLOAD_LABELS = [NAME, COMPONENT];

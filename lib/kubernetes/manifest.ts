/** An object of Kubernetes whose fields nobody has checked: rendered and patched by an app, or read from a file. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Manifest = any;

/** The pod spec of a workload, or of the Jobs of a CronJob. */
export function podSpecOf(object: Manifest): Manifest {
  return podTemplateOf(object)?.spec;
}

/** The pod template of a workload, or of the Jobs of a CronJob. */
export function podTemplateOf(object: Manifest): Manifest {
  return (jobSpecOf(object) ?? object.spec)?.template;
}

/** The spec of a Job, or of the Jobs of a CronJob. */
export function jobSpecOf(object: Manifest): Manifest {
  const { kind, spec } = object;
  return kind === 'CronJob' ? spec?.jobTemplate?.spec : kind === 'Job' ? spec : undefined;
}

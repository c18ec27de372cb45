import { ParameterDeclaration, environmentVariableOf } from '../job/parameter-declaration';
import { Manifest } from '../kubernetes/manifest';
import { literal } from '../kubernetes/process-arguments';

/** The time to live where the template has none: no CronJob owns the run, so no history limit would ever delete it. */
const A_DAY = 24 * 60 * 60;

/** The Job of one run: the Job of the template under a name of its own, with the parameters in its environment. */
export function instantiate(
  template: Manifest,
  declarations: ParameterDeclaration[],
  given: ReadonlyMap<string, string>,
  name: string,
): Manifest {
  const { metadata, spec } = template.spec.jobTemplate;
  const [container, ...others] = spec.template.spec.containers;
  const env = withParameters(container.env ?? [], declarations, given);
  const podSpec = {
    ...spec.template.spec,
    containers: [{ ...container, ...(env.length > 0 ? { env } : {}) }, ...others],
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      ...(template.metadata.namespace ? { namespace: template.metadata.namespace } : {}),
      ...(metadata?.labels ? { labels: metadata.labels } : {}),
      annotations: {
        ...metadata?.annotations,
        'cronjob.kubernetes.io/instantiate': 'manual', // as `kubectl create job --from` marks a run
        'cdk8s-batch/arguments': JSON.stringify(Object.fromEntries([...given].sort())),
      },
    },
    spec: { ttlSecondsAfterFinished: A_DAY, ...spec, template: { ...spec.template, spec: podSpec } },
  };
}

/** Values take the place of defaults, or stand behind the rest: as environment, never in the text of a script. */
function withParameters(
  env: Manifest[],
  declarations: ParameterDeclaration[],
  given: ReadonlyMap<string, string>,
): Manifest[] {
  const values = declarations.flatMap((declaration) => {
    const value = given.get(declaration.name);
    return value === undefined ? [] : [{ name: environmentVariableOf(declaration.name), value: literal(value) }];
  });
  const inPlace = env.map((entry) => values.find(({ name }) => name === entry.name) ?? entry);
  return [...inPlace, ...values.filter(({ name }) => !env.some((entry) => entry.name === name))];
}

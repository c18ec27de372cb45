import { ParameterDeclaration, environmentVariableOf } from '../job/parameter-declaration';
import { Manifest } from '../kubernetes/manifest';
import { literal } from '../kubernetes/process-arguments';

/** A run of a template that says nothing of it would stay for ever: no CronJob owns it, so no history limit counts it. */
const A_DAY = 24 * 60 * 60;

/** The Job of one run: the template's, with a name of its own and the parameters in its environment. */
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
        'cronjob.kubernetes.io/instantiate': 'manual', // as `kubectl create job --from` says it
        'cdk8s-batch/arguments': JSON.stringify(Object.fromEntries([...given].sort())),
      },
    },
    spec: { ttlSecondsAfterFinished: A_DAY, ...spec, template: { ...spec.template, spec: podSpec } },
  };
}

/** Values in the place of defaults, others behind; as environment, never in the text of a script. */
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

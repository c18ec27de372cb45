import { EnvFieldPaths, EnvValue, ResourceFieldPaths } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { Sited, existing } from './site';
import { SECRET, text, word } from './texts';

const variable = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/)
  .filter((name) => !SECRET.test(name) && !/^(PYTHON|QUEUE_|RABBITMQ_|RUN_ID|HEALTH_|JOB_|OMP_|HOME)/.test(name));

/** Variables with texts, of which later ones refer to earlier ones, in any order of names. */
export const literals: fc.Arbitrary<Record<string, EnvValue>> = fc
  .uniqueArray(fc.tuple(variable, text, fc.nat()), { maxLength: 5, selector: ([name]) => name })
  .map((entries) =>
    Object.fromEntries(
      entries.map(([name, value, other], place) => {
        const target = place > 0 && other % 3 === 0 ? `$(${entries[other % place][0]})` : '';
        return [name, EnvValue.fromValue(`${value}${target}`)];
      }),
    ),
  );

/** A variable whose value is somewhere else. */
const source: fc.Arbitrary<Sited<EnvValue>> = fc.oneof(
  fc.tuple(existing('Secret'), word).map(([secret, key]): Sited<EnvValue> => {
    return (site) => EnvValue.fromSecretValue({ secret: secret(site), key });
  }),
  fc.tuple(existing('ConfigMap'), word, fc.boolean()).map(([configMap, key, optional]): Sited<EnvValue> => {
    return (site) => EnvValue.fromConfigMap(configMap(site), key, { optional });
  }),
  fc
    .constantFrom(
      EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME),
      EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key: 'example.com/tier' }),
      EnvValue.fromResource(ResourceFieldPaths.MEMORY_LIMIT),
    )
    .map((value) => () => value),
);

/** All that an environment may hold. */
export const env: fc.Arbitrary<Sited<Record<string, EnvValue>>> = fc
  .tuple(literals, fc.array(source, { maxLength: 2 }))
  .map(([texts, sources]) => (site) => {
    const entries = sources.map((make, index) => [`FROM_${index}_PASSWORD`, make(site)]);
    return site.arrange({ ...texts, ...Object.fromEntries(entries) });
  });

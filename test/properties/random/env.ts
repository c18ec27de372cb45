import { EnvFieldPaths, EnvValue, ResourceFieldPaths } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { EnvSource } from '../../../lib';
import { Sited, existing } from './site';
import { SECRET, text, word } from './texts';

const variable = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/)
  .filter((name) => !SECRET.test(name) && !/^(PYTHON|QUEUE_|RABBITMQ_|RUN_ID|HEALTH_|JOB_|OMP_|HOME)/.test(name));

/** Variables with texts, of which later ones refer to earlier ones, in any order of names. */
export const literals: fc.Arbitrary<Record<string, string>> = fc
  .uniqueArray(fc.tuple(variable, text, fc.nat()), { maxLength: 5, selector: ([name]) => name })
  .map((entries) =>
    Object.fromEntries(
      entries.map(([name, value, other], place) => {
        const target = place > 0 && other % 3 === 0 ? `$(${entries[other % place][0]})` : '';
        return [name, `${value}${target}`];
      }),
    ),
  );

type Source = Sited<(name: string) => EnvSource>;

/** A variable whose value is somewhere else, that waits for its name. */
const source: fc.Arbitrary<Source> = fc.oneof(
  fc.tuple(existing('Secret'), word).map(([secret, key]): Source => {
    return (site) => (name) => EnvSource.secretKey(name, secret(site), key);
  }),
  fc.tuple(existing('ConfigMap'), word).map(([configMap, key]): Source => {
    return (site) => (name) => EnvSource.configMapKey(name, configMap(site), key);
  }),
  fc.tuple(existing('ConfigMap'), word, fc.boolean()).map(([configMap, key, optional]): Source => {
    return (site) => (name) => EnvSource.value(name, EnvValue.fromConfigMap(configMap(site), key, { optional }));
  }),
  fc
    .constantFrom(
      EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME),
      EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key: 'example.com/tier' }),
      EnvValue.fromResource(ResourceFieldPaths.MEMORY_LIMIT),
    )
    .map(
      (value): Source =>
        () =>
        (name) =>
          EnvSource.value(name, value),
    ),
);

/** Texts of an environment, in any order. */
export const env: fc.Arbitrary<Sited<Record<string, string>>> = literals.map((texts) => (site) => site.arrange(texts));

/** What an environment has from elsewhere. */
export const envFrom: fc.Arbitrary<Sited<EnvSource[]>> = fc
  .array(source, { maxLength: 3 })
  .map((all) => (site) => all.map((make, index) => make(site)(`FROM_${index}_PASSWORD`)));

import { EnvValue } from 'cdk8s-plus-27';
import { Field } from '../fields/field';
import { mapOf, text } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { isObjectLike, isPlain } from '../fields/settle';
import { show } from '../fields/show';
import { envNameProblems } from '../kubernetes/names';
import { processTextProblems } from '../kubernetes/process-arguments';
import { EnvSource } from './env-source';

/** The value of a variable. What is read from somewhere stands in `envFrom`. What an object holds may be a secret. */
const envText = Field.of<string>({ kind: 'text' }, (prop, value) => {
  if (!isObjectLike(value)) {
    return text.typeProblems(prop, value);
  }
  const [, name = 'API_TOKEN'] = /\["(\w+)"\]$/.exec(prop) ?? [];
  const fix =
    'value' in value && value.value !== undefined
      ? 'write the text alone'
      : `write envFrom: [EnvSource.${sourceOf(name, value.valueFrom)}]`;
  return [{ prop, got: isPlain(value) ? 'an object' : show(value), allowed: 'text', fix }];
});

/** What says the same in `envFrom` as a source of a variable does. */
function sourceOf(name: string, from: unknown): string {
  const kind = isObjectLike(from) ? Object.keys(from).find((key) => from[key] !== undefined) : undefined;
  return kind === 'configMapKeyRef'
    ? `configMapKey('${name}', configMap, 'key')`
    : kind === 'fieldRef' || kind === 'resourceFieldRef'
      ? `value('${name}', value)`
      : `secretKey('${name}', secret, 'key')`;
}

/** The environment of a program: names that shells can read, and texts that a process can be started with. */
export const environment = mapOf(envText).checkedBy((prop, env) =>
  Object.entries(env).flatMap(([name, value]) => {
    const place = `${prop}[${show(name)}]`;
    return [...envNameProblems(place, name), ...processTextProblems(place, value, name)];
  }),
);

/** All variables that a user gives, by name. */
export function variablesOf(env: Record<string, string>, sources: EnvSource[]): Record<string, EnvValue> {
  return Object.fromEntries([
    ...Object.entries(env).map(([name, value]) => [name, EnvValue.fromValue(value)]),
    ...sources.map(({ variable, _value }) => [variable, _value]),
  ]);
}

/** A construct's own variables, which a user may not set. */
export function reservedProblems(env: Record<string, string>, sources: EnvSource[], reserved: string[]): Problem[] {
  const given = [
    ...Object.keys(env).map((name) => ({ prop: `env[${show(name)}]`, name })),
    ...sources.map(({ variable }, index) => ({ prop: `envFrom[${index}]`, name: variable })),
  ];
  const taken = given.filter(({ name }) => reserved.includes(name));
  return taken.map(({ prop, name }) => ({
    prop,
    got: show(name),
    allowed: `any name but ${reserved.join(', ')}`,
    fix: 'choose another name; the docs of this construct say what it sets',
  }));
}

import { EnvValue } from 'cdk8s-plus-27';
import { Field } from '../fields/field';
import { mapOf, text } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { isObjectLike } from '../fields/settle';
import { show } from '../fields/show';
import { envNameProblems } from '../kubernetes/names';
import { processTextProblems } from '../kubernetes/process-arguments';
import { sourceProblems } from './env-source';

/** The value of a variable, of whatever release of cdk8s-plus: a text, or where it is read from. */
const envValue = Field.of<EnvValue>({ kind: 'EnvValue' }, (prop, value) => {
  if (isObjectLike(value) && ('value' in value || isObjectLike(value.valueFrom))) {
    return text.orNothing.propTypeProblems(prop, value.value);
  }
  const got = typeof value === 'string' ? 'a plain text' : show(value); // it may be a secret
  const fix = 'write EnvValue.fromValue(…), or EnvValue.fromSecretValue for a secret';
  return [{ prop, got, allowed: 'an EnvValue of cdk8s-plus', fix }];
}).checkedBy(sourceProblems);

/** The environment of a program: names that shells can read, and texts that a process can be started with. */
export const environment = mapOf(envValue).checkedBy((prop, env) =>
  Object.entries(env).flatMap(([name, value]) => variableProblems(`${prop}[${show(name)}]`, name, value)),
);

/** A construct's own variables, which a user may not set. */
export function reservedProblems(env: Record<string, EnvValue>, reserved: string[]): Problem[] {
  const taken = Object.keys(env).filter((name) => reserved.includes(name));
  return taken.map((name) => ({
    prop: `env[${show(name)}]`,
    got: show(name),
    allowed: `any name but ${reserved.join(', ')}`,
    fix: 'choose another name; the docs of this construct say what it sets',
  }));
}

function variableProblems(prop: string, name: string, { value }: EnvValue): Problem[] {
  const literal = value as string | undefined;
  return [...envNameProblems(prop, name), ...(literal === undefined ? [] : processTextProblems(prop, literal, name))];
}

import { EnvValue } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { Problem } from '../fields/problem';
import { isSecretName, secretIn } from '../fields/secret-texts';
import { show } from '../fields/show';
import { envNameProblems } from '../kubernetes/names';
import { processTextProblems } from '../kubernetes/process-arguments';
import { HardeningException } from '../security/hardening-exception';
import { inOrderOfUse } from './env-order';
import { sourceProblems } from './env-source';

/** The environment in an order that does not depend on the order of insertion. */
export function envVars(env: Record<string, EnvValue>): k8s.EnvVar[] {
  return inOrderOfUse(env).map((name) => ({ name, value: env[name].value, valueFrom: env[name].valueFrom }));
}

/** Names that shells can read, no secret in the clear, and none of those that the library sets itself. */
export function envProblems(
  env: Record<string, EnvValue>,
  reserved: string[],
  exceptions: HardeningException[],
): Problem[] {
  const excepted = exceptions.flatMap(({ what, variable }) => (what === 'literal-env' ? [variable] : []));
  return Object.entries(env).flatMap(([name, value]) => {
    const prop = `env[${show(name)}]`;
    if (typeof value !== 'object' || value === null) {
      const got = typeof value === 'string' ? 'a plain text' : show(value); // it may be a secret
      const fix = 'write EnvValue.fromValue(…), or EnvValue.fromSecretValue for a secret';
      return [{ prop, got, allowed: 'an EnvValue of cdk8s-plus', fix }];
    }
    if (reserved.includes(name)) {
      const fix = 'choose another name; the docs of this construct say what it sets';
      return [{ prop, got: show(name), allowed: `any name but ${reserved.join(', ')}`, fix }];
    }
    const secrets = excepted.includes(name) ? [] : secretProblems(prop, name, value);
    const text = value.value as string | undefined;
    const texts = text === undefined ? [] : processTextProblems(prop, text, name);
    return [...envNameProblems(prop, name), ...texts, ...secrets, ...sourceProblems(prop, value)];
  });
}

function secretProblems(prop: string, name: string, { value }: EnvValue): Problem[] {
  const text = value as string | undefined;
  const isSecret = text !== undefined && text !== '' && (isSecretName(name) || secretIn(text) !== undefined);
  return isSecret
    ? [
        {
          prop,
          got: 'a literal that looks like a secret',
          allowed: 'a value from a Secret, or mounted as a file',
          fix: 'use EnvValue.fromSecretValue or Mount.secret; if it is none, HardeningException.literalEnv says so',
        },
      ]
    : [];
}

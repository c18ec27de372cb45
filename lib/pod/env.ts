import { EnvValue } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { configKey, dnsSubdomain, envName } from '../validation/names';
import { Problem, show } from '../validation/problem';
import { inOrderOfUse } from './env-order';
import { HardeningException } from './hardening-exception';

/** Names whose value is a secret, by their last word: `DB_PASSWORD`, `PGPASSWORD`, but not `PASSWORD_FILE` or `MAX_TOKENS`. */
const SECRET_NAME =
  /(PASSWORD|PASSWD|PASSPHRASE|(^|_)(PASS|PWD|SECRET|TOKEN|CREDENTIALS?|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY))$/i;

/** Values that are secrets whatever their name: a URL with a password, a private key, a cloud access key. */
const SECRET_VALUE = /:\/\/[^/\s:@]*:[^/\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b/;

/** Whether a variable of that name would hold a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

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
  const excepted = exceptions.map((exception) => exception.variable);
  return Object.entries(env).flatMap(([name, value]) => {
    const prop = `env[${show(name)}]`;
    if (typeof value !== 'object' || value === null) {
      const fix = `write EnvValue.fromValue(${show(String(value))})`;
      return [{ prop, got: show(value), allowed: 'an EnvValue of cdk8s-plus', fix }];
    }
    if (reserved.includes(name)) {
      const fix = 'choose another name; the docs of this construct say what it sets';
      return [{ prop, got: show(name), allowed: `any name but ${reserved.join(', ')}`, fix }];
    }
    const secrets = excepted.includes(name) ? [] : secretProblems(prop, name, value);
    return [...envName(prop, name), ...secrets, ...sourceProblems(prop, value)];
  });
}

/** The Secret or ConfigMap that a value is read from, and the key in it. */
function sourceProblems(prop: string, { valueFrom }: EnvValue): Problem[] {
  const source = valueFrom?.secretKeyRef ?? valueFrom?.configMapKeyRef;
  return source ? [...dnsSubdomain(prop, source.name), ...configKey(prop, source.key)] : [];
}

function secretProblems(prop: string, name: string, { value }: EnvValue): Problem[] {
  const text = value as string | undefined;
  const isSecret = text !== undefined && text !== '' && (isSecretName(name) || SECRET_VALUE.test(text));
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

import { Construct } from 'constructs';
import { show } from '../fields/show';
import { Type, isObjectLike, isText, optional, type } from '../fields/types';

/*
 * Values of cdk8s and cdk8s-plus are known by what we use of them, not by their classes: an app may have several copies
 * of these, and a cdk8s-plus of another release.
 */

/** An app, a chart, or what is made in them. */
export const isConstruct = type('an app, a chart or a construct', Construct.isConstruct, () => 'name the scope itself');

/** A length of time. */
export const isDuration = type(
  'a Duration',
  (value) => has(value, 'toSeconds') && has(value, 'toMilliseconds'),
  (value) => `write for example Duration.${isAmount(value) ? `seconds(${Number(value)})` : 'minutes(5)'}`,
);

/** An amount of memory or disk. */
export const isSize = type(
  'a Size',
  (value) => has(value, 'toKibibytes'),
  (value) => `write for example Size.mebibytes(${isAmount(value) ? Number(value) : 64})`,
);

/** An amount of CPU. */
export const isCpu = type(
  'a Cpu of cdk8s-plus',
  (value) => isObjectLike(value) && typeof value.amount === 'string',
  (value) => `write for example Cpu.${isAmount(value) ? `units(${Number(value)})` : 'millis(200)'}`,
);

/** The value of a variable, whose literal is a text. */
export const isEnvValue: Type = (prop, value) => {
  if (isObjectLike(value) && ('value' in value || isObjectLike(value.valueFrom))) {
    return optional(isText)(prop, value.value);
  }
  const got = typeof value === 'string' ? 'a plain text' : show(value); // it may be a secret
  const fix = 'write EnvValue.fromValue(…), or EnvValue.fromSecretValue for a secret';
  return [{ prop, got, allowed: 'an EnvValue of cdk8s-plus', fix }];
};

export const isSecret = isNamed('Secret', 'fromSecretName');
export const isConfigMap = isNamed('ConfigMap', 'fromConfigMapName');
export const isServiceAccount = isNamed('ServiceAccount', 'fromServiceAccountName');
export const isPersistentVolumeClaim = isNamed('PersistentVolumeClaim', 'fromClaimName');

/** What pods refer to by its name: of this app, or declared as existing. */
function isNamed(kind: string, factory: string): Type {
  return type(
    `a ${kind} of cdk8s-plus`,
    (value) =>
      isObjectLike(value) && typeof value.name === 'string' && [undefined, kind].includes(value.kind as string),
    (value) =>
      `write for example ${kind}.${factory}(chart, 'id', ${typeof value === 'string' ? show(value) : "'name'"})`,
  );
}

function has(value: unknown, method: string): boolean {
  return isObjectLike(value) && typeof value[method] === 'function';
}

/** A number, or a text of one: its unit is what is missing. */
function isAmount(value: unknown): boolean {
  return ['string', 'number'].includes(typeof value) && /^\d+(\.\d+)?$/.test(String(value));
}

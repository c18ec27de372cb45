import { EnvValue } from 'cdk8s-plus-27';
import { Check, Field } from '../fields/field';
import { text } from '../fields/kinds';
import { isObjectLike } from '../fields/settle';
import { show } from '../fields/show';

/** The value of a variable, of whatever release of cdk8s-plus. Its literal is a text. */
const isEnvValue: Check<unknown> = (prop, value) => {
  if (isObjectLike(value) && ('value' in value || isObjectLike(value.valueFrom))) {
    return text.orNothing.propTypeProblems(prop, value.value);
  }
  const got = typeof value === 'string' ? 'a plain text' : show(value); // it may be a secret
  const fix = 'write EnvValue.fromValue(…), or EnvValue.fromSecretValue for a secret';
  return [{ prop, got, allowed: 'an EnvValue of cdk8s-plus', fix }];
};

export const envValue = Field.of<EnvValue>({ kind: 'EnvValue' }, isEnvValue);

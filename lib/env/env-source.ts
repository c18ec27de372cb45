import { EnvValue, IConfigMap, ISecret } from 'cdk8s-plus-27';
import { exactArguments } from '../fields/exact-arguments';
import { checkedText, listOf, valueOf } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { repeated } from '../fields/repeated';
import { settleArguments } from '../fields/settle';
import { show } from '../fields/show';
import { configMap, secret } from '../kubernetes/named-objects';
import { configKeyProblems, envNameProblems } from '../kubernetes/names';
import { envValue } from './env-value';

const name = checkedText((prop, value) =>
  typeof value === 'string'
    ? envNameProblems(prop, value)
    : [{ prop, got: show(value), allowed: 'the name of a variable', fix: "write it first, for example 'API_TOKEN'" }],
);
const key = checkedText((prop, value) => configKeyProblems(prop, value as string));

const SECRET_KEY = { name, secret, key };
const CONFIG_MAP_KEY = { name, configMap, key };
const VALUE = { name, value: envValue };

/** A variable whose value is not written in the app: it is read from a Secret, a ConfigMap or the pod when a pod starts. */
export class EnvSource {
  /**
   * One key of a Secret.
   *
   * @param name of the variable
   * @throws when the name is none of a variable, the Secret has no legal name, or the key is none
   */
  public static secretKey(name: string, secret: ISecret, key: string): EnvSource {
    const settled = settleArguments('EnvSource.secretKey', { name, secret, key }, SECRET_KEY);
    return new EnvSource(settled.name, EnvValue.fromSecretValue({ secret: settled.secret, key: settled.key }));
  }

  /**
   * One key of a ConfigMap.
   *
   * @param name of the variable
   * @throws when the name is none of a variable, the ConfigMap has no legal name, or the key is none
   */
  public static configMapKey(name: string, configMap: IConfigMap, key: string): EnvSource {
    const settled = settleArguments('EnvSource.configMapKey', { name, configMap, key }, CONFIG_MAP_KEY);
    return new EnvSource(settled.name, EnvValue.fromConfigMap(settled.configMap, settled.key));
  }

  /**
   * What Kubernetes knows of the pod or of its container, as cdk8s-plus says it:
   * `EnvSource.value('POD_NAME', EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME))`.
   *
   * @param name of the variable
   * @throws when the name is none of a variable, or the value is a text, which belongs in `env`
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
   */
  public static value(name: string, value: EnvValue): EnvSource {
    const settled = settleArguments('EnvSource.value', { name, value }, VALUE);
    return new EnvSource(settled.name, settled.value);
  }

  private constructor(
    /** The variable. */
    public readonly variable: string,
    /** @internal */
    public readonly _value: EnvValue,
  ) {}

  static {
    exactArguments(this);
  }
}

/** A prop that takes such values. */
export const envFrom = listOf(valueOf(EnvSource, ['secretKey', 'configMapKey', 'value'])).checkedBy(twiceProblems);

/** A variable has one value. */
function twiceProblems(prop: string, sources: EnvSource[]): Problem[] {
  return repeated(sources.map(({ variable }) => variable)).map(([variable, index]) => {
    return { prop: `${prop}[${index}]`, got: show(variable), allowed: 'each variable once', fix: 'keep one of them' };
  });
}

/** A variable that `env` has, too. */
export function bothWaysProblems(env: { [name: string]: string }, sources: EnvSource[]): Problem[] {
  return sources.flatMap(({ variable }, index) =>
    unless(!Object.prototype.hasOwnProperty.call(env, variable), {
      prop: `envFrom[${index}]`,
      got: show(variable),
      allowed: 'a variable that env does not have',
      fix: 'keep one of them',
    }),
  );
}

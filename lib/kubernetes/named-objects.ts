import { IConfigMap, IPersistentVolumeClaim, ISecret, IServiceAccount } from 'cdk8s-plus-27';
import { Field } from '../fields/field';
import { fieldOf } from '../fields/kinds';
import { isObjectLike } from '../fields/settle';
import { show } from '../fields/show';
import { dnsSubdomainProblems } from './names';

export const secret = named<ISecret>('Secret', 'fromSecretName');
export const configMap = named<IConfigMap>('ConfigMap', 'fromConfigMapName');
export const serviceAccount = named<IServiceAccount>('ServiceAccount', 'fromServiceAccountName');
export const persistentVolumeClaim = named<IPersistentVolumeClaim>('PersistentVolumeClaim', 'fromClaimName');

/**
 * An object that pods refer to by its name: one of this app, or one that is declared as existing. It is known by its kind
 * and its name, not by its class: an app may have several releases of cdk8s-plus.
 */
function named<Named extends { readonly name: string }>(kind: string, factory: string): Field<Named> {
  return fieldOf<Named>(
    { kind },
    `a ${kind} of cdk8s-plus`,
    (value) =>
      isObjectLike(value) && typeof value.name === 'string' && [undefined, kind].includes(value.kind as string),
    (value) =>
      `write for example ${kind}.${factory}(chart, 'id', ${typeof value === 'string' ? show(value) : "'name'"})`,
  ).checkedBy((prop, { name }) => dnsSubdomainProblems(prop, name));
}

/** A place in an object, in words. */

import { isSecretName } from '../../fields/secret-texts';
import { show } from '../../fields/show';
import { Platform } from '../../platform/platform';
import { ObjectType } from './types';

/** Where something is, in which kind, for which release. */
export interface Place {
  readonly way: readonly (string | number)[];
  readonly kubernetes: Platform['kubernetes'];
  readonly root: ObjectType;
  /** Whether the last step is a key of somebody's own, and no field. */
  readonly isKey: boolean;
}

/** What of a Secret all may read. */
const OPEN = ['apiVersion', 'immutable', 'kind', 'metadata', 'type'];

/** `.spec.template.spec.containers[0].image`. */
export function asPath({ way, isKey }: Pick<Place, 'way' | 'isKey'>): string {
  return way.map((step, index) => asStep(step, isKey && index === way.length - 1)).join('');
}

function asStep(step: string | number, isKey: boolean): string {
  return typeof step === 'number' ? `[${step}]` : isKey || !/^[\w-]+$/.test(step) ? `[${show(step)}]` : `.${step}`;
}

/** Whether a value may be a secret, which no message repeats: of a Secret, of a variable, or under the name of one. */
export function isSecret({ way, root }: Place): boolean {
  const isOfSecret = root.name === 'Secret' && !OPEN.includes(String(way[0]));
  return isOfSecret || way[way.length - 3] === 'env' || isSecretName(String(way[way.length - 1]));
}

import { exactArguments } from '../fields/exact-arguments';
import { fieldOf, text } from '../fields/kinds';
import { isObjectLike, settleArguments } from '../fields/settle';
import { show } from '../fields/show';
import { dnsSubdomainProblems } from '../kubernetes/names';

/** A PriorityClass that pods can name: one of this app, or one that the cluster has already. */
export interface IPriorityClass {
  /** What pods write into `priorityClassName`. */
  readonly className: string;
}

/** A PriorityClass that this app does not render. */
export class PriorityClass implements IPriorityClass {
  /**
   * A PriorityClass that exists in the cluster before these manifests are applied; Kubernetes' own, such as
   * `system-cluster-critical`, too. Pods that name one that does not exist are refused by the API server.
   *
   * @throws when the name is not a DNS subdomain
   */
  public static existing(className: string): PriorityClass {
    settleArguments('PriorityClass.existing', { className }, { className: text.checkedBy(dnsSubdomainProblems) });
    return new PriorityClass(className);
  }

  private constructor(
    /** What pods write into `priorityClassName`. */
    public readonly className: string,
  ) {}

  static {
    exactArguments(this);
  }
}

/** A prop that takes a class of ours, or of an app's own making: all that counts is its name. */
export const priorityClass = fieldOf<IPriorityClass>(
  { kind: 'PriorityClass' },
  'a PriorityClass',
  (value) => isObjectLike(value) && typeof value.className === 'string',
  (value) => `write for example PriorityClass.existing(${typeof value === 'string' ? show(value) : "'name'"})`,
).checkedBy((prop, { className }) => dnsSubdomainProblems(prop, className));

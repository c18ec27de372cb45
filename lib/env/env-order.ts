import { EnvValue } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';

type Env = Record<string, EnvValue>;

/** `$$` is a dollar sign; `$(NAME)` is the value of a variable that stands before. */
const REFERENCE = /\$\$|\$\(([A-Za-z_][A-Za-z0-9_]*)\)/g;

/** Set in each container by Kubernetes itself. */
const SET_BY_KUBERNETES = /^KUBERNETES_(SERVICE|PORT)(_|$)/;

/** The environment as it is rendered, which does not depend on the order of insertion. */
export function envVars(env: Env): k8s.EnvVar[] {
  return inOrderOfUse(env).map((name) => ({ name, value: env[name].value, valueFrom: env[name].valueFrom }));
}

/** Variables by name, but each behind those that its value refers to: Kubernetes knows only what stands before. */
export function inOrderOfUse(env: Env): string[] {
  const order = new Set<string>();
  const add = (name: string, users: string[]) => {
    if (!order.has(name) && !users.includes(name)) {
      referencesOf(env[name]).forEach((other) => has(env, other) && add(other, [...users, name]));
      order.add(name);
    }
  };
  Object.keys(env)
    .sort()
    .forEach((name) => add(name, []));
  return [...order];
}

/** References that Kubernetes would leave as they are, as the text `$(NAME)`. */
export function referenceProblems(env: Env, all: Env, setLater: string[]): Problem[] {
  return Object.entries(env).flatMap(([name, value]) =>
    referencesOf(value).flatMap((other) => {
      const problem = (allowed: string, fix: string) => ({
        prop: `env[${show(name)}]`,
        got: show(`$(${other})`),
        allowed,
        fix,
      });
      if (setLater.includes(other)) {
        const fix = `read ${other} in the program, or use it in the arguments`;
        return [problem('a variable that is set before', fix)];
      }
      if (!has(all, other) && !SET_BY_KUBERNETES.test(other)) {
        return [
          problem('a variable of this container', `define ${other}, or write "$$(${other})" for the text itself`),
        ];
      }
      const isCircle = leadsTo(name, other, all, new Set());
      return isCircle ? [problem('a variable that does not refer back', 'write the value without the circle')] : [];
    }),
  );
}

/** Every object of JavaScript has names of its own, such as `toString`. */
function has(env: Env, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(env, name);
}

function leadsTo(target: string, from: string, all: Env, seen: Set<string>): boolean {
  if (from === target) {
    return true;
  }
  seen.add(from);
  const next = referencesOf(all[from]).filter((name) => !seen.has(name));
  return next.some((name) => leadsTo(target, name, all, seen));
}

function referencesOf(value: EnvValue | undefined): string[] {
  const text = (value?.value ?? '') as string;
  return [...text.matchAll(REFERENCE)].flatMap(([, name]) => name ?? []);
}

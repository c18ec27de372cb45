import { referenceProblems } from '../env/env-order';
import { bothWaysProblems } from '../env/env-source';
import { reservedProblems, variablesOf } from '../env/environment';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { podSecretProblems } from '../security/secrets-in-the-clear';
import { idleWaiverProblems } from '../security/waivers';
import { mountProblems } from './mount-problems';
import { patchProblems } from './patch';
import { Pod } from './pod';

/** What is wrong with a pod as a whole: props that depend on each other, or on what the construct adds. */
export function podProblems(pod: Pod): Problem[] {
  const { construct, program, env, envFrom, waivers } = pod;
  const reserved = [...new Set([...Object.keys(construct.env), ...construct.laterEnv, ...program.reservedEnv])];
  return [
    ...nameProblems(pod),
    ...program.problems,
    ...reservedProblems(env, envFrom, reserved),
    ...bothWaysProblems(env, envFrom),
    ...podSecretProblems(pod),
    ...referenceProblems(variablesOf(env, []), pod.environment, construct.laterEnv),
    ...mountProblems(pod.mounts, pod.ownMounts),
    ...patchProblems(pod.patches, [pod.name, ...pod.initSteps.map(({ name }) => name)]),
    ...idleWaiverProblems('waivers', waivers, Object.keys(env)),
  ];
}

/** The ServiceAccount and the container have the pod's name, so it must be nobody else's. */
function nameProblems(pod: Pod): Problem[] {
  const { name } = pod;
  const fix = 'name it after its work';
  if (name === 'default') {
    const allowed = 'another name: the ServiceAccount "default" is that of all pods which name none';
    return [{ prop: 'name', got: show(name), allowed, fix }];
  }
  const isStep = pod.initSteps.some((step) => step.name === name);
  return isStep
    ? [{ prop: 'name', got: show(name), allowed: 'a name that no init container of its pods has', fix }]
    : [];
}

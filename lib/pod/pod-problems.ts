import { envProblems } from '../env/env';
import { referenceProblems } from '../env/env-order';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { literalTextProblems } from '../security/literal-text';
import { containerEnv, initSteps } from './containers';
import { mountProblems } from './mount-problems';
import { Pod } from './pod';

/** What is wrong with a pod as a whole: props that depend on each other, or on what the construct adds. */
export function podProblems(pod: Pod): Problem[] {
  const reserved = [...new Set([...Object.keys(pod.construct.env), ...pod.construct.laterEnv, ...packagesEnv(pod)])];
  return [
    ...nameProblems(pod),
    ...pod.program._fileProblems.map((problem) => ({ ...problem, prop: `program.${problem.prop}` })),
    ...envProblems(pod.env, reserved, pod.exceptions),
    ...referenceProblems(pod.env, containerEnv(pod), pod.construct.laterEnv),
    ...literalTextProblems(pod),
    ...mountProblems(pod),
    ...idleExceptionProblems(pod),
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
  const isStep = initSteps(pod).some((step) => step.name === name);
  return isStep
    ? [{ prop: 'name', got: show(name), allowed: 'a name that no init container of its pods has', fix }]
    : [];
}

/** What is not there needs no exception. */
function idleExceptionProblems({ exceptions, env }: Pod): Problem[] {
  const idle = exceptions.flatMap(({ what, variable }) =>
    what === 'literal-env' && !Object.keys(env).includes(variable as string) ? [variable] : [],
  );
  const fix = 'correct its name, or leave the exception out';
  return idle.map((variable) => {
    return { prop: 'pod.exceptions', got: `literalEnv of ${show(variable)}`, allowed: 'a variable of env', fix };
  });
}

/** The interpreter's own variables may be set; the one by which it finds the installed packages may not. */
function packagesEnv({ program }: Pod): string[] {
  return program._packages ? ['PYTHONPATH'] : [];
}

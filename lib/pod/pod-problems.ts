import { Size } from 'cdk8s';
import { referenceProblems } from '../env/env-order';
import { environment, reservedProblems } from '../env/environment';
import { wholeSecondsProblems } from '../fields/numbers';
import { Problem } from '../fields/problem';
import { repeated } from '../fields/repeated';
import { show } from '../fields/show';
import { sizeProblems } from '../kubernetes/amounts';
import { annotationProblems, reservedAnnotationProblems } from '../kubernetes/annotations';
import { foreignLabels } from '../kubernetes/foreign-label';
import { dnsSubdomainProblems } from '../kubernetes/names';
import { userLabelProblems } from '../kubernetes/standard-labels';
import { exceptionProblems } from '../security/exceptions';
import { podSecretProblems } from '../security/secrets-in-the-clear';
import { containerEnv, initSteps, ownMounts } from './containers';
import { mountProblems } from './mount-problems';
import { Pod } from './pod';

/** Labels by which controllers and policies find their pods; the API server refuses a Job that sets some of them. */
const SET_BY_CONTROLLERS =
  /^(job-name|controller-uid|pod-template-hash|controller-revision-hash|(batch|apps|statefulset)\.kubernetes\.io\/.*|cdk8s-batch\/.*)$/;

const NODE_LABELS = foreignLabels('write it as the nodes have it');

/** All that is wrong with what a user decided about a pod. */
export function podProblems(pod: Pod): Problem[] {
  const reserved = [
    ...new Set([...Object.keys(pod.construct.env), ...pod.construct.laterEnv, ...pod.program.reservedEnv]),
  ];
  const tmp = { min: Size.mebibytes(1), max: Size.tebibytes(1), fix: 'size it for the scratch files' };
  const grace = { min: 1, max: 86400, fix: 'a program needs a moment to end; split a longer clean-up' };
  return [
    ...nameProblems(pod),
    ...pod.program.problems,
    ...environment.problems('env', pod.env),
    ...reservedProblems(pod.env, reserved),
    ...podSecretProblems(pod),
    ...referenceProblems(pod.env, containerEnv(pod), pod.construct.laterEnv),
    ...userLabelProblems('labels', pod.labels, SET_BY_CONTROLLERS),
    ...annotationProblems('annotations', pod.annotations),
    ...reservedAnnotationProblems(pod.annotations),
    ...(pod.priorityClassName === undefined ? [] : dnsSubdomainProblems('priority', pod.priorityClassName)),
    ...NODE_LABELS.problems('pod.nodeSelector', pod.nodeSelector),
    ...(pod.serviceAccountName === undefined ? [] : dnsSubdomainProblems('pod.serviceAccount', pod.serviceAccountName)),
    ...wholeSecondsProblems('pod.terminationGracePeriod', pod.terminationGracePeriod, grace),
    ...sizeProblems('pod.tmpSize', pod.tmpSize, tmp),
    ...mountProblems(pod.mounts, ownMounts(pod)),
    ...spreadProblems(pod),
    ...pullSecretProblems(pod),
    ...exceptionProblems('pod.exceptions', pod.exceptions, Object.keys(pod.env)),
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

function spreadProblems({ spread }: Pod): Problem[] {
  return repeated(spread.map(({ topologyKey }) => topologyKey)).map(([key, index]) => {
    const fix = 'keep one, `required()` or not';
    return { prop: `pod.spread[${index}]`, got: show(key), allowed: 'a topology key that stands once', fix };
  });
}

function pullSecretProblems({ imagePullSecrets }: Pod): Problem[] {
  const names = imagePullSecrets.map(({ name }) => name);
  const illegal = names.flatMap((name, index) => dnsSubdomainProblems(`pod.imagePullSecrets[${index}]`, name));
  const twice = repeated(names).map(([name, index]) => {
    return {
      prop: `pod.imagePullSecrets[${index}]`,
      got: show(name),
      allowed: 'each Secret once',
      fix: 'name it once',
    };
  });
  return [...illegal, ...twice];
}

import { Problem, unless } from '../fields/problem';
import { repeated } from '../fields/repeated';
import { show } from '../fields/show';
import { Manifest, podSpecOf, podTemplateOf } from '../kubernetes/manifest';
import { expressionProblems } from '../schedule/cron-expression';
import { timeZoneProblems } from '../schedule/time-zone';
import { containersOf, placeIn, templatePath } from './place';

/** A CronJob whose schedule nobody can read never runs. */
export function cronJobProblems(manifest: Manifest): Problem[] {
  const { schedule, timeZone } = manifest.spec ?? {};
  const told = [
    ...expressionProblems('schedule', schedule).map((problem) => ({ ...problem, at: '.spec.schedule' })),
    ...(timeZone === undefined || timeZone === null
      ? []
      : timeZoneProblems('timeZone', timeZone).map((problem) => ({ ...problem, at: '.spec.timeZone' }))),
  ];
  return told.map(({ at, got, allowed, fix }) => ({ prop: placeIn(manifest, at), got, allowed, fix }));
}

/** Pods run something, and each of their containers has a name of its own. */
export function containerProblems(manifest: Manifest): Problem[] {
  const podSpec = podSpecOf(manifest);
  if (!podTemplateOf(manifest)) {
    return [];
  }
  const at = `${templatePath(manifest.kind)}.spec`;
  if (!Array.isArray(podSpec?.containers) || podSpec.containers.length === 0) {
    const prop = placeIn(manifest, `${at}.containers`);
    const fix = 'leave that of the program there';
    return [{ prop, got: show(podSpec?.containers), allowed: 'at least one container', fix }];
  }
  const all = containersOf(podSpec, at);
  return repeated(all.map(({ container }) => String(container.name))).map(([name, index]) => ({
    prop: placeIn(manifest, `${all[index].path}.name`),
    got: show(name),
    allowed: 'each name of a container once',
    fix: 'rename it',
  }));
}

/** A broker of several replicas would be several brokers, each with messages of its own. */
export function replicaProblems(manifest: Manifest): Problem[] {
  const { replicas = 1 } = manifest.spec ?? {};
  return unless(typeof replicas !== 'number' || replicas <= 1, {
    prop: placeIn(manifest, '.spec.replicas'),
    got: show(replicas),
    allowed: '1, or 0 while it is stopped',
    fix: 'use a managed broker, or an operator that makes a cluster, with ExternalBroker',
  });
}

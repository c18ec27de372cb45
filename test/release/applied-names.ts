import { Manifest } from '../support/manifests';
import { Entry, hasName } from './changelog';

/** The name of an object in the cluster, and the workload that the object belongs to. */
export interface AppliedName {
  readonly namespace?: string;
  readonly workload: string;
  readonly name: string;
}

/** What a cluster keeps under its name after an apply. Another name is another object. */
export interface AppliedNames {
  readonly jobs: AppliedName[];
  /** ConfigMaps named by their content alone. */
  readonly configMaps: AppliedName[];
}

/** A workload whose objects of one kind differ in their names. */
interface Change {
  readonly workload: string;
  readonly gone: string[];
  readonly come: string[];
}

/** What CHANGELOG.md must say about a change, beside the name of its workload. */
interface Telling {
  readonly effect: string;
  readonly entry: string;
  readonly isTold: (entry: Entry) => boolean;
}

const NEW_RUN: Telling = {
  effect: 'applying it starts a run',
  entry: 'an entry with **new runs** and',
  isTold: ({ text }) => text.includes('**new runs**'),
};

const REMOVAL: Telling = {
  effect: 'the Job of the release is applied no longer',
  entry: 'an entry under "Removed" with',
  isTold: ({ heading }) => heading === 'Removed',
};

const OTHER_FILES: Telling = {
  effect: 'its pods read other files',
  entry: 'an entry with',
  isTold: () => true,
};

export function appliedNames(manifests: Manifest[]): AppliedNames {
  const named = (objects: Manifest[]) =>
    objects.map(({ metadata: { namespace, name, labels } }) => ({
      namespace,
      workload: labels?.['app.kubernetes.io/name'] ?? name,
      name,
    }));
  const isNamedByContent = ({ metadata }: Manifest) => metadata.labels?.['cdk8s-batch/content'] !== undefined;
  return {
    jobs: named(manifests.filter(({ kind }) => kind === 'Job')),
    configMaps: named(manifests.filter((object) => object.kind === 'ConfigMap' && isNamedByContent(object))),
  };
}

/** The names that differ from those of a release though CHANGELOG.md does not say so, each with what to do. */
export function untoldNames(before: AppliedNames, now: AppliedNames, entries: Entry[]): string[] {
  const untold = (kind: string, changes: Change[], tellingOf: (change: Change) => Telling) =>
    changes
      .filter((change) => !entries.some((entry) => hasName(entry, change.workload) && tellingOf(change).isTold(entry)))
      .map((change) => complaint(kind, change, tellingOf(change)));
  return [
    ...untold('Job', changesOf(before.jobs, now.jobs), ({ come }) => (come.length > 0 ? NEW_RUN : REMOVAL)),
    ...untold('ConfigMap', changesOf(before.configMaps, now.configMaps), () => OTHER_FILES),
  ];
}

function changesOf(before: AppliedName[], now: AppliedName[]): Change[] {
  const workloads = new Set([...before, ...now].map(({ workload }) => workload));
  return [...workloads].sort().flatMap((workload) => {
    const gone = namesOnlyIn(before, now, workload);
    const come = namesOnlyIn(now, before, workload);
    return gone.length + come.length > 0 ? [{ workload, gone, come }] : [];
  });
}

function namesOnlyIn(these: AppliedName[], others: AppliedName[], workload: string): string[] {
  const full = ({ namespace, name }: AppliedName) => (namespace ? `${namespace}/${name}` : name);
  const known = new Set(others.map(full));
  return these
    .filter((object) => object.workload === workload)
    .map(full)
    .filter((name) => !known.has(name));
}

function complaint(kind: string, { workload, gone, come }: Change, { effect, entry }: Telling): string {
  const [was, is] = [gone, come].map((names) => names.join(', ') || 'none');
  return `${kind} of ${workload}: was ${was}, is ${is}: ${effect}. Keep the name, or tell it in CHANGELOG.md under "Unreleased": ${entry} \`${workload}\``;
}

import { nearest } from '../fields/nearest';
import { Advise, isObjectLike } from '../fields/settle';
import { CONTAINER_WORDS } from './container-words';
import { EARLIER_WORDS } from './earlier-words';
import { resourcesOf } from './figures';
import { OBJECT_WORDS, WORKLOAD_WORDS, scheduleOf } from './job-words';
import { at, itemsOf } from './literal';
import { POD_WORDS } from './pod-words';
import { sourcesOf, variablesOf } from './variables';
import { mountsOf } from './volumes';
import { Advice, Written } from './word';

/** What the words of Kubernetes, and of 0.1, are here. A word that several of its objects have stands once. */
export const WORDS = new Map(
  Object.entries({ ...OBJECT_WORDS, ...POD_WORDS, ...CONTAINER_WORDS, ...WORKLOAD_WORDS, ...EARLIER_WORDS }),
);

/** A prop that has the name of a field, where it is given in the shape of that. */
const SHAPES = new Map<string, (written: Written) => string | undefined>([
  ['env', ({ value }) => variablesOf(value)],
  ['envFrom', ({ value }) => sourcesOf(value)],
  ['mounts', ({ value, given }) => (isVolumeMounts(value) ? mountsOf({ ...given, volumeMounts: value }) : undefined)],
  ['resources', ({ value }) => named('resources', resourcesOf(value))],
  ['schedule', ({ value, given }) => (typeof value === 'string' ? `schedule: ${scheduleOf(given)}` : undefined)],
]);

/** What each Job decides for itself. */
const OF_JOBS = ['program', 'resources', 'backoffLimit', 'activeDeadline', 'failurePolicy', 'queue', 'release'];

/** The construct that has a prop which another one has not. What is not here, each workload has. */
export const HOMES: Readonly<Record<string, string>> = {
  overlap: 'ScheduledCollector',
  replicas: 'QueueWorkerPool',
  schedule: 'ScheduledCollector',
  shards: 'ParallelBatchJob',
  startingDeadline: 'ScheduledCollector',
  successfulJobsHistoryLimit: 'ScheduledCollector',
  failedJobsHistoryLimit: 'ScheduledCollector',
  suspend: 'ScheduledCollector',
  parameters: 'AdHocJob',
  timeToLive: 'AdHocJob',
  prefetch: 'QueueWorkerPool',
  credentials: 'RabbitMqBroker',
  queues: 'RabbitMqBroker',
  quota: 'BatchNamespace',
  ...Object.fromEntries(OF_JOBS.map((prop) => [prop, 'BatchJob'])),
};

/** Tells what to write in a construct for what it has no prop of, or for a value in the shape that YAML has. */
export function adviceIn(props: readonly string[]): Advise {
  const advise: Advise = (name, given) => {
    const written = { value: given[name], given, props };
    if (props.includes(name)) {
      const shape = SHAPES.get(name)?.(written);
      return shape && `write ${shape}`;
    }
    return name === 'pod' ? withoutPod(written, advise) : adviceFor(name, written);
  };
  return advise;
}

/** In 0.1 what a pod has stood in a prop of its own. */
function withoutPod({ value, given, props }: Written, advise: Advise): string {
  const inside = isObjectLike(value) ? value : {};
  const told = Object.keys(inside).map((name) => {
    return props.includes(name) ? name : (advise(name, { ...given, ...inside })?.replace(/^write /, '') ?? name);
  });
  return `write ${joined(told).join(', ') || 'what it holds'} among the props themselves, without pod`;
}

/** The same with one list for each prop. */
function joined(told: string[]): string[] {
  const lists = told.map((text) => /^(?<prop>\w+): \[(?<items>.*)\]$/s.exec(text)?.groups);
  return told.flatMap((text, index) => {
    const { prop } = lists[index] ?? {};
    const all = lists.filter((list) => prop !== undefined && list?.prop === prop);
    return all.length < 2
      ? [text]
      : all[0] === lists[index]
        ? [`${prop}: [${all.map((list) => list?.items).join(', ')}]`]
        : [];
  });
}

function adviceFor(name: string, written: Written): string | undefined {
  const { props, given, value } = written;
  const fits = ({ needs }: Advice) => needs === undefined || props.includes(needs);
  const exact = WORDS.get(name)?.(written);
  if (exact && fits(exact)) {
    return told(exact);
  }
  if (nearest(name, [...props]) !== undefined) {
    return undefined;
  }
  const meant = nearest(name, [...WORDS.keys()]) ?? '';
  if (exact === undefined && Object.prototype.hasOwnProperty.call(HOMES, name)) {
    return `write it in ${homeOf({ needs: name, text: '' })}`;
  }
  const word = exact ?? WORDS.get(meant)?.({ ...written, given: { ...given, [meant]: value } });
  return word && told(word, fits(word) ? '' : ` in ${homeOf(word)}`);
}

function told({ text, more = '' }: Advice, where = ''): string {
  return `${text}${where}${more}`;
}

function homeOf({ needs = '' }: Advice): string {
  const home = HOMES[needs] ?? 'BatchJob';
  return `${/^[AEIOU]/.test(home) ? 'an' : 'a'} ${home}`;
}

function named(prop: string, expression: string | undefined): string | undefined {
  return expression && `${prop}: ${expression}`;
}

function isVolumeMounts(value: unknown): boolean {
  return itemsOf(value).some((item) => at(item, 'mountPath') !== undefined);
}

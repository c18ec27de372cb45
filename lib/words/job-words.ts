import { isObjectLike } from '../fields/settle';
import { literal, textLiteral } from './literal';
import { failurePolicyOf, shardFieldsOf, shardsOf } from './policies';
import { Word, Written, as, inSeconds, patchOfDeployment, patchOfJob, same, say } from './word';

/** No CronJob has shards of ours: there a patch says them. */
const shards: Word = (written) => {
  const { given, props } = written;
  const text = `write patches: [Patch.manifest({ spec: { jobTemplate: { spec: ${literal(shardFieldsOf(given))} } } })]`;
  return props.includes('overlap') || props.includes('parameters')
    ? { needs: 'patches', text }
    : as('shards', () => shardsOf(given))(written);
};
const template = say('write what it holds among the props themselves: program, resources, env, labels');
const selector = say('write labels for more labels: the construct finds its pods by some of its own');

/** The fields of a JobSpec. */
const JOB_WORDS: Record<string, Word> = {
  activeDeadlineSeconds: inSeconds('activeDeadline'),
  backoffLimit: same('backoffLimit'),
  backoffLimitPerIndex: shards,
  completionMode: shards,
  completions: shards,
  managedBy: patchOfJob('managedBy'),
  manualSelector: patchOfJob('manualSelector'),
  maxFailedIndexes: shards,
  parallelism: shards,
  podFailurePolicy: as('failurePolicy', failurePolicyOf),
  podReplacementPolicy: patchOfJob('podReplacementPolicy'),
  selector,
  successPolicy: shards,
  suspend: (written) => {
    if (written.props.includes('parameters')) {
      return { text: 'start it with cdk8s-batch run when it is needed: it is suspended already' };
    }
    return written.props.includes('backoffLimit') ? patchOfJob('suspend')(written) : same('suspend')(written);
  },
  template,
  ttlSecondsAfterFinished: inSeconds('timeToLive'),
};

/** Kubernetes skips a run or starts it late as the deadline says; here these are two. */
const OVERLAPS: Record<string, string> = {
  "'Allow'": 'Overlap.ALLOW',
  "'Forbid'": 'Overlap.RUN_LATE, or Overlap.SKIP to drop what is due meanwhile',
  "'Replace'": 'Overlap.REPLACE',
};

/** The fields of a CronJobSpec. */
const CRON_JOB_WORDS: Record<string, Word> = {
  concurrencyPolicy: as('overlap', (value) => OVERLAPS[literal(value)] ?? 'Overlap.RUN_LATE'),
  failedJobsHistoryLimit: same('failedJobsHistoryLimit'),
  jobTemplate: template,
  schedule: as('schedule', (_, { given }) => scheduleOf(given)),
  startingDeadlineSeconds: inSeconds('startingDeadline'),
  successfulJobsHistoryLimit: same('successfulJobsHistoryLimit'),
  timeZone: as('schedule', (_, { given }) => scheduleOf(given)),
};

/** The fields of a DeploymentSpec. */
const DEPLOYMENT_WORDS: Record<string, Word> = {
  minReadySeconds: patchOfDeployment('minReadySeconds'),
  paused: patchOfDeployment('paused'),
  progressDeadlineSeconds: patchOfDeployment('progressDeadlineSeconds'),
  replicas: same('replicas'),
  revisionHistoryLimit: patchOfDeployment('revisionHistoryLimit'),
  selector,
  strategy: patchOfDeployment('strategy'),
  template,
};

/** The fields of the objects that workloads are rendered as, and what is ours of several at once. */
export const WORKLOAD_WORDS: Readonly<Record<string, Word>> = {
  ...JOB_WORDS,
  ...CRON_JOB_WORDS,
  ...DEPLOYMENT_WORDS,
  shards,
};

/** What stands around a spec. */
export const OBJECT_WORDS: Readonly<Record<string, Word>> = {
  annotations: same('annotations'),
  apiVersion: say('write the construct alone: it says what it is rendered as'),
  kind: say('write the construct alone: it says what it is rendered as'),
  labels: same('labels'),
  metadata: say('write name, labels and annotations among the props themselves; the namespace is that of the Chart'),
  namespace: say('give it to the Chart: new Chart(app, id, { namespace })'),
  spec: say('write what it holds among the props themselves'),
};

/** A schedule in text, or a Schedule, in the zone that stands beside it. */
export function scheduleOf({ schedule, timeZone }: Written['given']): string {
  const expression = isObjectLike(schedule) ? schedule.expression : schedule;
  const zone = timeZone === undefined ? '' : `, { timeZone: ${textLiteral(timeZone)} }`;
  return `Schedule.cron(${textLiteral(expression)}${zone})`;
}

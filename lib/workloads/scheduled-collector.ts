import { ApiObject, Duration } from 'cdk8s';
import { ConcurrencyPolicy } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { KubeCronJob } from '../../imports/k8s';
import { CronJob, MAX_CRON_JOB_NAME, cronJobProblems, cronJobSpec } from '../job/cron-job';
import { Job, jobProblems, jobSpec, settleJob } from '../job/job';
import { JobProps } from '../job/job-props';
import { Pod, settlePod } from '../pod/pod';
import { podProblems } from '../pod/pod-problems';
import { PodSupport } from '../pod/pod-support';
import { Schedule } from '../schedule/schedule';
import { dnsLabel, objectName } from '../validation/names';
import { Problem, rejectIfAny, requireProps } from '../validation/problem';

/** What a team decides about a collector; everything else is policy. `activeDeadline` is at most 24 h here. */
export interface ScheduledCollectorProps extends JobProps {
  /** When a run starts; the time zone is part of the value. */
  readonly schedule: Schedule;

  /**
   * What happens when a run is due while the one before still runs.
   *
   * @default ConcurrencyPolicy.FORBID - the due run waits, and is dropped once the starting deadline has passed
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy;

  /**
   * How late a run may still start, in whole seconds from 10 s to 24 h. Later it is dropped, and counts as missed.
   *
   * @default Duration.minutes(5) - a restart of the controller loses no run, and no run starts at another time of day
   * @throws outside that range: below 10 s a controller that looks every 10 s may never start it
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
   */
  readonly startingDeadline?: Duration;

  /**
   * How many successful Jobs are kept, from 0 to 100, so that their logs can be read.
   *
   * @default 3 - Kubernetes' own
   * @throws outside that range
   */
  readonly successfulJobsHistoryLimit?: number;

  /**
   * How many failed Jobs are kept, from 0 to 100.
   *
   * @default 3 - one more than Kubernetes' 1 tells a pattern from an accident
   * @throws outside that range
   */
  readonly failedJobsHistoryLimit?: number;

  /**
   * Whether no run starts; runs that are under way go on. When it is lifted, the newest run that is not later than
   * the starting deadline starts at once.
   *
   * @default false
   */
  readonly suspend?: boolean;
}

/** Runs one program on a schedule: a CronJob. */
export class ScheduledCollector extends Construct {
  /** The rendered CronJob. */
  public readonly cronJob: ApiObject;

  constructor(scope: Construct, id: string, props: ScheduledCollectorProps) {
    super(scope, id);
    requireProps(this, props, ['program', 'resources', 'schedule']);
    const settled = settle(objectName(this, props.name), props);
    rejectIfAny(this, problemsIn(settled));
    const { labels, annotations, template } = new PodSupport(this, 'Pod', settled.pod);
    const jobTemplate = { metadata: { labels }, spec: jobSpec(settled.job, template) };
    this.cronJob = new ApiObject(
      this,
      'Default',
      KubeCronJob.manifest({
        metadata: { name: settled.pod.name, labels, annotations },
        spec: cronJobSpec(settled.cronJob, jobTemplate),
      }),
    );
  }
}

interface Settled {
  readonly cronJob: CronJob;
  readonly job: Job;
  readonly pod: Pod;
}

function settle(name: string, props: ScheduledCollectorProps): Settled {
  return {
    cronJob: {
      schedule: props.schedule,
      concurrencyPolicy: props.concurrencyPolicy ?? ConcurrencyPolicy.FORBID,
      startingDeadline: props.startingDeadline ?? Duration.minutes(5),
      successfulJobsHistoryLimit: props.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: props.failedJobsHistoryLimit ?? 3,
      suspend: props.suspend ?? false,
    },
    job: settleJob(props),
    pod: settlePod(props, { name, component: 'collector', restartPolicy: 'Never' }),
  };
}

function problemsIn({ cronJob, job, pod }: Settled): Problem[] {
  const aDay = 24 * 3600;
  return [
    ...dnsLabel('name', pod.name, MAX_CRON_JOB_NAME),
    ...cronJobProblems(cronJob),
    ...jobProblems(job, aDay),
    ...podProblems(pod),
  ];
}

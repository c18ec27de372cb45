import { ApiObject, Chart, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem, rejectIfAny } from '../fields/problem';
import { Types, isBoolean, isNumber, oneOf, optional, requireProps } from '../fields/types';
import { CronJob, cronJobObject, cronJobProblems } from '../job/cron-job';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job, jobProblems, jobSpec, settleJob } from '../job/job';
import { JobProps } from '../job/job-props';
import { JOB_PROPS, isSchedule } from '../job/job-types';
import { Overlap, defaultStartingDeadline } from '../job/overlap';
import { isDuration } from '../kubernetes/cdk8s-types';
import { nameOf } from '../kubernetes/object-name';
import { Platform } from '../platform/platform';
import { Pod, settlePod } from '../pod/pod';
import { podProblems } from '../pod/pod-problems';
import { PodSupport } from '../pod/pod-support';
import { Schedule } from '../schedule/schedule';

/** What a team decides about a collector; everything else is policy. `activeDeadline` is at most 24 h here. */
export interface ScheduledCollectorProps extends JobProps {
  /** When a run starts; the time zone is part of the value. */
  readonly schedule: Schedule;

  /**
   * What happens when a run is due while the one before still runs.
   *
   * @default Overlap.RUN_LATE - no data is left uncollected, and no two runs are at work at once
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
   */
  readonly overlap?: Overlap;

  /**
   * How late a run may still start, in whole seconds from 10 s to 24 h, because of another run or because the
   * controller was away. Later it is dropped, and counts as missed.
   *
   * @default - with Overlap.RUN_LATE `activeDeadline`, at least 5 minutes, as the run before may take as long; with
   * Overlap.SKIP 30 s, the shortest that outlasts a change of the controller's leader; else 5 minutes; with `@every` at
   * least its interval and 10 s, without which no run would ever start
   * @throws outside that range: below 10 s a controller that looks every 10 s may never start it; below
   * `activeDeadline` with Overlap.RUN_LATE; above 300 s with Overlap.SKIP; below its default with `@every`, which
   * takes no other part in these bounds
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

  /** As it is rendered: a spread one in its minute. */
  public readonly schedule: Schedule;

  private readonly run: Job;

  constructor(scope: Construct, id: string, props: ScheduledCollectorProps) {
    super(scope, id);
    const given = requireProps(this, props, TYPES);
    const name = nameOf(this, given.name);
    this.schedule = given.schedule._spreadFor(Chart.of(this).namespace ?? '', name);
    const settled = settle(name, { ...given, schedule: this.schedule }, Platform.of(this));
    rejectIfAny(this, problemsIn(settled));
    const { cronJob, job, pod } = settled;
    this.run = job;
    const { labels, annotations, template } = new PodSupport(this, 'Pod', pod);
    this.cronJob = cronJobObject(this, { name: pod.name, labels, annotations }, cronJob, jobSpec(job, template));
  }

  /**
   * What happens when a pod fails in some way, and whether all its tries fit the deadline.
   *
   * @throws when no pod of this workload can fail so
   */
  public explain(failure: PodFailure): FailureExplanation {
    return explainFailure(this.run, failure);
  }
}

const TYPES: Types<ScheduledCollectorProps> = {
  ...JOB_PROPS,
  schedule: isSchedule,
  overlap: optional(oneOf(Overlap, 'write for example Overlap.RUN_LATE')),
  startingDeadline: optional(isDuration),
  successfulJobsHistoryLimit: optional(isNumber),
  failedJobsHistoryLimit: optional(isNumber),
  suspend: optional(isBoolean),
};

interface Settled {
  readonly cronJob: CronJob;
  readonly job: Job;
  readonly pod: Pod;
}

function settle(name: string, props: ScheduledCollectorProps, { kubernetes }: Platform): Settled {
  const job = settleJob(props, kubernetes);
  const overlap = props.overlap ?? Overlap.RUN_LATE;
  return {
    cronJob: {
      schedule: props.schedule,
      overlap,
      startingDeadline: props.startingDeadline ?? defaultStartingDeadline(overlap, job.activeDeadline, props.schedule),
      successfulJobsHistoryLimit: props.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: props.failedJobsHistoryLimit ?? 3,
      suspend: props.suspend ?? false,
    },
    job,
    pod: settlePod(props, { name, component: 'collector', restartPolicy: 'Never' }),
  };
}

function problemsIn({ cronJob, job, pod }: Settled): Problem[] {
  const aDay = 24 * 3600;
  return [...cronJobProblems(pod.name, cronJob, job), ...jobProblems(job, aDay), ...podProblems(pod)];
}

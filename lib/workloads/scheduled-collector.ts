import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { exactArguments } from '../fields/exact-arguments';
import { Fields } from '../fields/field';
import { CRON_JOB_PROPS } from '../job/cron-job';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job } from '../job/job';
import { CommonJobProps, JOB_PROPS, activeDeadline } from '../job/job-props';
import { makeJob } from '../job/job-workload';
import { Overlap, defaultStartingDeadline } from '../job/overlap';
import { settlingWorkload } from '../pod/defaults';
import {
  QUEUE_CLIENT_PROPS,
  QueueClientProps,
  queueClientPart,
  queueClientProblems,
} from '../queue/queue-client-props';
import { Schedule } from '../schedule/schedule';

/** What a team decides about a collector; everything else is policy. `activeDeadline` is at most 24 h here. */
export interface ScheduledCollectorProps extends CommonJobProps, QueueClientProps {
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
    const given = settlingWorkload(this, props, SCHEDULED_COLLECTOR, arguments);
    const { settled } = given;
    const { overlap, activeDeadline: longest, schedule } = settled;
    const startingDeadline = settled.startingDeadline ?? defaultStartingDeadline(overlap, longest, schedule);
    const cronJob = { ...settled, startingDeadline };
    const made = makeJob(this, given, {
      component: 'collector',
      props: settled,
      cronJob,
      adds: queueClientPart(settled),
      problems: queueClientProblems(this, settled),
    });
    this.cronJob = made.object;
    this.schedule = made.cronJob?.schedule ?? schedule;
    this.run = made.job;
  }

  /**
   * What happens when a pod fails in some way, and whether all its tries fit the deadline.
   *
   * @throws when no pod of this workload can fail so
   */
  public explain(failure: PodFailure): FailureExplanation {
    return explainFailure(this, this.run, failure);
  }

  static {
    exactArguments(this);
  }
}

export const SCHEDULED_COLLECTOR = {
  ...JOB_PROPS,
  activeDeadline: activeDeadline(Duration.hours(24)),
  ...QUEUE_CLIENT_PROPS,
  ...CRON_JOB_PROPS,
} satisfies Fields<ScheduledCollectorProps>;

import { ApiObject, Chart, Duration } from 'cdk8s';
import { EnvFieldPaths, EnvValue } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Problem, rejectIfAny } from '../fields/problem';
import { Types, optional, requireProps } from '../fields/types';
import { appliedJob, appliedJobNameProblems } from '../job/applied-job';
import { CronJob, cronJobObject, cronJobProblems } from '../job/cron-job';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job, jobProblems, jobSpec, settleJob } from '../job/job';
import { AppliedJobProps } from '../job/job-props';
import { APPLIED_JOB_PROPS, isSchedule } from '../job/job-types';
import { Overlap, defaultStartingDeadline } from '../job/overlap';
import { nameOf } from '../kubernetes/object-name';
import { Delivery, Platform } from '../platform/platform';
import { Pod, PodPart, settlePod } from '../pod/pod';
import { podProblems } from '../pod/pod-problems';
import { PodSupport } from '../pod/pod-support';
import { BrokerQueue, isBrokerQueue } from '../queue/broker';
import { queueClient, queueClientProblems } from '../queue/queue-client';
import { PRODUCER_FILES, filesBeside } from '../queue/runtime';
import { Schedule } from '../schedule/schedule';

/** What a team decides about a program that fills a queue. */
export interface QueueProducerProps extends AppliedJobProps {
  /** The queue that is filled, from its broker. */
  readonly queue: BrokerQueue;

  /**
   * When it runs; never two runs at once, and none that starts more than 5 minutes late, but with `@every`: then a due
   * run waits for the one before.
   *
   * @default - once, as soon as it is applied
   * @throws with `nameByContent: true`, as a CronJob is changed in place
   */
  readonly schedule?: Schedule;
}

/**
 * Puts tasks into a queue: a Job, or a CronJob when it has a schedule.
 *
 * A Python program imports `queue_producer`, which lies beside it. The tries of one run share RUN_ID, from which the
 * ids of messages are made, so that a repeated message can be told apart.
 */
export class QueueProducer extends Construct {
  /** The rendered Job or CronJob. */
  public readonly producer: ApiObject;

  private readonly run: Job;

  constructor(scope: Construct, id: string, props: QueueProducerProps) {
    super(scope, id);
    const given = requireProps(this, props, TYPES);
    const name = nameOf(this, given.name);
    const schedule = given.schedule?._for(Chart.of(this).namespace ?? '', name);
    const settled = settle(name, { ...given, schedule }, Platform.of(this));
    rejectIfAny(this, [...problemsIn(settled), ...namingProblems(given), ...queueClientProblems(this, given.queue)]);
    const { nameByContent, cronJob, job, pod } = settled;
    this.run = job;
    const { labels, annotations, template } = new PodSupport(this, 'Pod', pod);
    const metadata = { name: pod.name, labels, annotations };
    const spec = jobSpec(job, template);
    this.producer = cronJob
      ? cronJobObject(this, metadata, cronJob, spec)
      : appliedJob(this, { ...metadata, nameByContent, spec });
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

const TYPES: Types<QueueProducerProps> = {
  ...APPLIED_JOB_PROPS,
  queue: isBrokerQueue,
  schedule: optional(isSchedule),
};

interface Settled {
  readonly delivery: Delivery;
  readonly nameByContent: boolean;
  readonly cronJob?: CronJob;
  readonly job: Job;
  readonly pod: Pod;
}

function settle(name: string, props: QueueProducerProps, { kubernetes, delivery }: Platform): Settled {
  const job = settleJob(props, kubernetes);
  return {
    delivery,
    nameByContent: props.nameByContent ?? true,
    cronJob: props.schedule && {
      schedule: props.schedule,
      ...overlapOf(props.schedule, job.activeDeadline),
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      suspend: false,
    },
    job,
    pod: settlePod(props, { name, component: 'queue-producer', restartPolicy: 'Never', adds: producerPart(props) }),
  };
}

/** Never two runs at once: a due run is dropped, but for `@every`, of which the controller drops none. */
function overlapOf(schedule: Schedule, activeDeadline: Duration): Pick<CronJob, 'overlap' | 'startingDeadline'> {
  const overlap = Overlap.RUN_LATE;
  return schedule._everySeconds === undefined
    ? { overlap: Overlap.SKIP, startingDeadline: Duration.minutes(5) }
    : { overlap, startingDeadline: defaultStartingDeadline(overlap, activeDeadline, schedule) };
}

function problemsIn({ delivery, nameByContent, cronJob, job, pod }: Settled): Problem[] {
  const { name } = pod;
  const ownProblems = cronJob
    ? cronJobProblems(name, cronJob, job)
    : appliedJobNameProblems(delivery, { name, nameByContent });
  return [...ownProblems, ...jobProblems(job), ...podProblems(pod)];
}

/** A CronJob is changed in place, so its name has no reason to change. */
function namingProblems({ nameByContent, schedule }: QueueProducerProps): Problem[] {
  return nameByContent && schedule
    ? [
        {
          prop: 'nameByContent',
          got: 'true with schedule',
          allowed: 'one of them',
          fix: 'leave nameByContent out: a CronJob is changed in place',
        },
      ]
    : [];
}

function producerPart({ queue, program }: QueueProducerProps): Partial<PodPart> {
  const client = queueClient(queue);
  const run = EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'batch.kubernetes.io/job-name' });
  return {
    ...client,
    env: { ...client.env, RUN_ID: run },
    files: filesBeside(program, PRODUCER_FILES),
  };
}

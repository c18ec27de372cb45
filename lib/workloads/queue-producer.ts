import { ApiObject, Duration } from 'cdk8s';
import { EnvFieldPaths, EnvValue } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { exactArguments } from '../fields/exact-arguments';
import { Fields, Settled } from '../fields/field';
import { Problem, unless } from '../fields/problem';
import { CRON_JOB_PROPS, CronJob } from '../job/cron-job';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job } from '../job/job';
import { APPLIED_JOB_PROPS, AppliedJobProps } from '../job/job-props';
import { makeJob } from '../job/job-workload';
import { Overlap, defaultStartingDeadline } from '../job/overlap';
import { settlingWorkload } from '../pod/defaults';
import { PodPart } from '../pod/pod';
import { BrokerQueue, brokerQueue } from '../queue/broker';
import { clientNamespaceProblems } from '../queue/client-namespace';
import { queueClient } from '../queue/queue-client';
import { PRODUCER_FILES, coreFor } from '../queue/runtime';
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
   * @throws with `release: Release.onChange()`, as a CronJob is changed in place
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
    const given = settlingWorkload(this, props, QUEUE_PRODUCER, arguments);
    const { settled } = given;
    const { object, job } = makeJob(this, given, {
      component: 'queue-producer',
      props: settled,
      release: settled.release,
      cronJob: cronJobOf(settled),
      adds: producerPart(settled),
      problems: [...releaseProblems(props), ...clientNamespaceProblems(this, settled.queue)],
    });
    this.producer = object;
    this.run = job;
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

export const QUEUE_PRODUCER = {
  ...APPLIED_JOB_PROPS,
  queue: brokerQueue,
  schedule: CRON_JOB_PROPS.schedule.orNothing,
} satisfies Fields<QueueProducerProps>;

/** Never two runs at once: a due run is dropped, but for `@every`, of which the controller drops none. */
function cronJobOf({ schedule, activeDeadline }: Settled<typeof QUEUE_PRODUCER>): CronJob | undefined {
  if (schedule === undefined) {
    return undefined;
  }
  const others = { schedule, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 3, suspend: false };
  const overlap = Overlap.RUN_LATE;
  return schedule._everySeconds === undefined
    ? { ...others, overlap: Overlap.SKIP, startingDeadline: Duration.minutes(5) }
    : { ...others, overlap, startingDeadline: defaultStartingDeadline(overlap, activeDeadline, schedule) };
}

/** A CronJob is changed in place, so its name has no reason to change; the default says nothing of a schedule. */
function releaseProblems({ release, schedule }: QueueProducerProps): Problem[] {
  return unless(!(release?._namesByContent && schedule), {
    prop: 'release',
    got: 'Release.onChange() with schedule',
    allowed: 'one of them',
    fix: 'leave release out: a CronJob is changed in place',
  });
}

function producerPart({ queue, program }: Settled<typeof QUEUE_PRODUCER>): Partial<PodPart> {
  const client = queueClient(queue);
  const run = EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'batch.kubernetes.io/job-name' });
  return {
    ...client,
    env: { ...client.env, RUN_ID: run },
    files: coreFor(program, PRODUCER_FILES),
  };
}

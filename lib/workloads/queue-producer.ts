import { ApiObject, Duration } from 'cdk8s';
import { ConcurrencyPolicy, EnvFieldPaths, EnvValue } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { JobSpec, KubeCronJob } from '../../imports/k8s';
import { appliedJob, appliedJobNameProblems } from '../job/applied-job';
import { CronJob, MAX_CRON_JOB_NAME, cronJobProblems, cronJobSpec } from '../job/cron-job';
import { Job, jobProblems, jobSpec, settleJob } from '../job/job';
import { AppliedJobProps } from '../job/job-props';
import { Pod, PodPart, settlePod } from '../pod/pod';
import { podProblems } from '../pod/pod-problems';
import { PodSupport } from '../pod/pod-support';
import { BrokerQueue } from '../queue/broker';
import { queueClient, queueClientProblems } from '../queue/queue-client';
import { PRODUCER_FILES, runtimeFiles } from '../queue/runtime';
import { Schedule } from '../schedule/schedule';
import { dnsLabel, objectName } from '../validation/names';
import { Problem, rejectIfAny, requireProps } from '../validation/problem';

/** What a team decides about a program that fills a queue. */
export interface QueueProducerProps extends AppliedJobProps {
  /** The queue that is filled, from its broker. */
  readonly queue: BrokerQueue;

  /**
   * When it runs; never two runs at once, and none that starts more than 5 minutes late.
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

  constructor(scope: Construct, id: string, props: QueueProducerProps) {
    super(scope, id);
    requireProps(this, props, ['program', 'resources', 'queue']);
    const settled = settle(objectName(this, props.name), props);
    rejectIfAny(this, [...problemsIn(settled), ...namingProblems(props), ...queueClientProblems(this, props.queue)]);
    const support = new PodSupport(this, 'Pod', settled.pod);
    const spec = jobSpec(settled.job, support.template);
    this.producer = settled.cronJob
      ? this.scheduled(settled.pod.name, settled.cronJob, spec, support)
      : appliedJob(this, {
          ...settled,
          name: settled.pod.name,
          labels: support.labels,
          annotations: support.annotations,
          spec,
        });
  }

  private scheduled(name: string, cronJob: CronJob, spec: JobSpec, { labels, annotations }: PodSupport): ApiObject {
    const metadata = { name, labels, annotations };
    const cronSpec = cronJobSpec(cronJob, { metadata: { labels }, spec });
    return new ApiObject(this, 'Default', KubeCronJob.manifest({ metadata, spec: cronSpec }));
  }
}

interface Settled {
  readonly nameByContent: boolean;
  readonly cronJob?: CronJob;
  readonly job: Job;
  readonly pod: Pod;
}

function settle(name: string, props: QueueProducerProps): Settled {
  return {
    nameByContent: props.nameByContent ?? true,
    cronJob: props.schedule && {
      schedule: props.schedule,
      concurrencyPolicy: ConcurrencyPolicy.FORBID,
      startingDeadline: Duration.minutes(5),
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      suspend: false,
    },
    job: settleJob(props),
    pod: settlePod(props, { name, component: 'queue-producer', restartPolicy: 'Never', adds: producerPart(props) }),
  };
}

function problemsIn({ nameByContent, cronJob, job, pod }: Settled): Problem[] {
  const nameProblems = cronJob
    ? dnsLabel('name', pod.name, MAX_CRON_JOB_NAME)
    : appliedJobNameProblems(pod.name, nameByContent);
  return [...nameProblems, ...(cronJob ? cronJobProblems(cronJob) : []), ...jobProblems(job), ...podProblems(pod)];
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
    files: program._isPython ? runtimeFiles(...PRODUCER_FILES) : {},
  };
}

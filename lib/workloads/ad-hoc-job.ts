import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { wholeSecondsProblems } from '../fields/numbers';
import { Problem, rejectIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { Types, isValue, listOf, optional, requireProps } from '../fields/types';
import { CronJob, cronJobObject, cronJobProblems } from '../job/cron-job';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job, jobProblems, jobSpec, settleJob } from '../job/job';
import { JobProps } from '../job/job-props';
import { JOB_PROPS } from '../job/job-types';
import { Overlap } from '../job/overlap';
import { Parameter } from '../job/parameter';
import { PARAMETERS_ANNOTATION } from '../job/parameter-declaration';
import { parameterAnnotation, parameterEnvironment, parameterSetProblems } from '../job/parameter-set';
import { isDuration } from '../kubernetes/cdk8s-types';
import { nameOf } from '../kubernetes/object-name';
import { Platform } from '../platform/platform';
import { Pod, PodPart, settlePod } from '../pod/pod';
import { podProblems } from '../pod/pod-problems';
import { PodSupport } from '../pod/pod-support';
import { BrokerQueue, isBrokerQueue } from '../queue/broker';
import { queueClient, queueClientProblems } from '../queue/queue-client';
import { DEAD_LETTER_FILES, filesBeside } from '../queue/runtime';
import { Schedule } from '../schedule/schedule';
import { parameterSecretProblems } from '../security/secrets-in-the-clear';

/** What a team decides about a program that people start. */
export interface AdHocJobProps extends JobProps {
  /**
   * What may, or must, be said when it is started. The program reads each as an environment variable.
   *
   * @default - none
   * @throws when two share a name or a variable
   */
  readonly parameters?: Parameter[];

  /**
   * A queue that the program uses, to look after its dead letters for example. Its pods get what a client of the queue
   * needs; a Python program imports `queue_dead_letters`, which lies beside it.
   *
   * @default - none
   * @throws when the queue is in another namespace
   */
  readonly queue?: BrokerQueue;

  /**
   * How long a finished run is kept, in whole seconds from 60 s to 30 days. Give alerts on failed Jobs time to fire.
   *
   * @default Duration.days(1) - long enough for a look the next morning
   * @throws outside that range
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
   */
  readonly timeToLive?: Duration;
}

/**
 * A program that people start when they need it: a suspended CronJob, so that its template lives in the cluster and
 * in Git. `npx cdk8s-batch run NAME size=large | kubectl create -f -` starts it with parameters,
 * `kubectl create job --from=cronjob/NAME RUN` with the defaults.
 */
export class AdHocJob extends Construct {
  /** The rendered CronJob, which is the template of runs. */
  public readonly cronJob: ApiObject;

  private readonly run: Job;

  constructor(scope: Construct, id: string, props: AdHocJobProps) {
    super(scope, id);
    const given = requireProps(this, props, TYPES);
    const settled = settle(nameOf(this, given.name), given, Platform.of(this));
    const clientProblems = given.queue ? queueClientProblems(this, given.queue) : [];
    rejectIfAny(this, [...problemsIn(settled), ...clientProblems]);
    const { pod, job, parameters } = settled;
    this.run = job;
    const { labels, annotations, template } = new PodSupport(this, 'Pod', pod);
    const metadata = { name: pod.name, labels, annotations: { ...annotations, ...parameterAnnotation(parameters) } };
    this.cronJob = cronJobObject(this, metadata, NEVER, jobSpec(job, template));
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

const TYPES: Types<AdHocJobProps> = {
  ...JOB_PROPS,
  parameters: optional(listOf(isValue(Parameter, ['text', 'choice', 'integer']))),
  queue: optional(isBrokerQueue),
  timeToLive: optional(isDuration),
};

/** A CronJob must have a schedule; this one never comes to it. Runs are cleaned up by their time to live alone. */
const NEVER: CronJob = {
  schedule: Schedule.cron('0 0 1 1 *'),
  overlap: Overlap.SKIP,
  startingDeadline: Duration.minutes(1), // should somebody lift the suspension: no run of last January
  successfulJobsHistoryLimit: 100,
  failedJobsHistoryLimit: 100,
  suspend: true,
};

interface Settled {
  readonly parameters: Parameter[];
  readonly timeToLive: Duration;
  readonly job: Job;
  readonly pod: Pod;
}

function settle(name: string, props: AdHocJobProps, { kubernetes }: Platform): Settled {
  const parameters = props.parameters ?? [];
  const timeToLive = props.timeToLive ?? Duration.days(1);
  return {
    parameters,
    timeToLive,
    job: settleJob(props, kubernetes, { timeToLive }),
    pod: settlePod(props, { name, component: 'ad-hoc-job', restartPolicy: 'Never', adds: adHocPart(props) }),
  };
}

function adHocPart({ parameters = [], queue, program }: AdHocJobProps): Partial<PodPart> {
  const env = parameterEnvironment(parameters);
  const laterEnv = parameters.map(({ environmentVariable }) => environmentVariable);
  if (!queue) {
    return { env, laterEnv };
  }
  const client = queueClient(queue);
  return { ...client, env: { ...client.env, ...env }, laterEnv, files: filesBeside(program, DEAD_LETTER_FILES) };
}

function problemsIn({ parameters, timeToLive, job, pod }: Settled): Problem[] {
  const aMonth = {
    min: 60,
    max: 30 * 24 * 3600,
    fix: 'alerts need a minute to fire; what must last longer belongs elsewhere',
  };
  return [
    ...cronJobProblems(pod.name, NEVER, job),
    ...parameterSetProblems(parameters),
    ...parameterVariableProblems(parameters, pod),
    ...parameterSecretProblems(parameters, pod.exceptions),
    ...ownAnnotationProblems(pod),
    ...wholeSecondsProblems('timeToLive', timeToLive, aMonth),
    ...jobProblems(job),
    ...podProblems(pod),
  ];
}

/** A parameter must not take the place of what the construct sets. */
function parameterVariableProblems(parameters: Parameter[], { construct }: Pod): Problem[] {
  const defaults = Object.keys(parameterEnvironment(parameters));
  const taken = Object.keys(construct.env).filter((name) => !defaults.includes(name));
  return parameters.flatMap(({ name, environmentVariable }, place) => {
    const prop = `parameters[${place}]`;
    return taken.includes(environmentVariable)
      ? [{ prop, got: show(name), allowed: `a variable other than ${taken.join(', ')}`, fix: 'rename the parameter' }]
      : [];
  });
}

/** The declarations have one place; what a user wrote there would be lost, or be taken for them. */
function ownAnnotationProblems({ annotations }: Pod): Problem[] {
  const got = annotations[PARAMETERS_ANNOTATION];
  const prop = `annotations[${show(PARAMETERS_ANNOTATION)}]`;
  const allowed = 'nothing: this construct sets it';
  return got === undefined ? [] : [{ prop, got: show(got), allowed, fix: 'declare `parameters`' }];
}

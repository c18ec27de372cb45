import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { exactArguments } from '../fields/exact-arguments';
import { Fields, Settled } from '../fields/field';
import { listOf, valueOf, wholeSeconds } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { CronJob } from '../job/cron-job';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job } from '../job/job';
import { CommonJobProps, JOB_PROPS } from '../job/job-props';
import { makeJob } from '../job/job-workload';
import { Overlap } from '../job/overlap';
import { Parameter } from '../job/parameter';
import { PARAMETERS_ANNOTATION } from '../job/parameter-declaration';
import { parameterAnnotation, parameterEnvironment, parameterSetProblems } from '../job/parameter-set';
import { settlingWorkload } from '../pod/defaults';
import { PodPart } from '../pod/pod';
import {
  QUEUE_CLIENT_PROPS,
  QueueClientProps,
  queueClientPart,
  queueClientProblems,
} from '../queue/queue-client-props';
import { Schedule } from '../schedule/schedule';
import { parameterSecretProblems } from '../security/secrets-in-the-clear';

/** What a team decides about a program that people start. */
export interface AdHocJobProps extends CommonJobProps, QueueClientProps {
  /**
   * What may, or must, be said when it is started. The program reads each as an environment variable.
   *
   * @default - none
   * @throws when two share a name or a variable
   */
  readonly parameters?: Parameter[];

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
    const given = settlingWorkload(this, props, AD_HOC_JOB, arguments);
    const { settled } = given;
    const adds = adHocPart(settled);
    const { object, job } = makeJob(this, given, {
      component: 'ad-hoc-job',
      props: settled,
      adds,
      run: { timeToLive: settled.timeToLive },
      cronJob: NEVER,
      annotations: parameterAnnotation(settled.parameters),
      problems: [
        ...parameterProblems(settled, Object.keys(adds.env ?? {})),
        ...ownAnnotationProblems(settled.annotations),
        ...queueClientProblems(this, settled),
      ],
    });
    this.cronJob = object;
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

export const AD_HOC_JOB = {
  ...JOB_PROPS,
  ...QUEUE_CLIENT_PROPS,
  parameters: listOf(valueOf(Parameter, ['text', 'choice', 'integer']))
    .checkedBy(parameterSetProblems)
    .or([]),
  timeToLive: wholeSeconds({
    min: 60,
    max: 30 * 24 * 3600,
    fix: 'alerts need a minute to fire; what must last longer belongs elsewhere',
  }).or(Duration.days(1)),
} satisfies Fields<AdHocJobProps>;

type Decided = Settled<typeof AD_HOC_JOB>;

/** A CronJob must have a schedule; this one never comes to it. Runs are cleaned up by their time to live alone. */
const NEVER: CronJob = {
  schedule: Schedule.cron('0 0 1 1 *'),
  overlap: Overlap.SKIP,
  startingDeadline: Duration.minutes(1), // should somebody lift the suspension: no run of last January
  successfulJobsHistoryLimit: 100,
  failedJobsHistoryLimit: 100,
  suspend: true,
};

function adHocPart(settled: Decided): Partial<PodPart> {
  const client = queueClientPart(settled);
  return {
    ...client,
    env: { ...client.env, ...parameterEnvironment(settled.parameters) },
    laterEnv: settled.parameters.map(({ environmentVariable }) => environmentVariable),
  };
}

function parameterProblems({ parameters, waivers }: Decided, set: string[]): Problem[] {
  return [...parameterVariableProblems(parameters, set), ...parameterSecretProblems(parameters, waivers)];
}

/** A parameter stands in the Job for all to read, and must not take the place of what the construct sets. */
function parameterVariableProblems(parameters: Parameter[], set: string[]): Problem[] {
  const defaults = Object.keys(parameterEnvironment(parameters));
  const taken = set.filter((name) => !defaults.includes(name));
  return parameters.flatMap(({ name, environmentVariable }, place) => {
    const prop = `parameters[${place}]`;
    return taken.includes(environmentVariable)
      ? [{ prop, got: show(name), allowed: `a variable other than ${taken.join(', ')}`, fix: 'rename the parameter' }]
      : [];
  });
}

/** The declarations have one place; what a user wrote there would be lost, or be taken for them. */
function ownAnnotationProblems(annotations: Record<string, string>): Problem[] {
  const got = annotations[PARAMETERS_ANNOTATION];
  return unless(got === undefined, {
    prop: `annotations[${show(PARAMETERS_ANNOTATION)}]`,
    got: show(got),
    allowed: 'nothing: this construct sets it',
    fix: 'declare `parameters`',
  });
}

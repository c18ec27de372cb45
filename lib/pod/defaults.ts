import { Construct, IConstruct } from 'constructs';
import { EnvSource, envFrom } from '../env/env-source';
import { environment } from '../env/environment';
import { exactArguments } from '../fields/exact-arguments';
import { Fields, Given, Table } from '../fields/field';
import { fieldOf, flag } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { Settling, isObjectLike, settle, settleArguments, typeProblemsIn } from '../fields/settle';
import { show } from '../fields/show';
import { adviceIn } from '../words/advice';
import { settlingProps } from '../words/construct-props';
import { Layer, Layered, given, layered } from './layers';
import { CommonPodProps, POD_PROPS } from './pod-props';
import { WORKLOAD_PROPS } from './workload-props';

/** What the workloads of a scope share. */
export interface DefaultsProps extends CommonPodProps {
  /**
   * Environment variables by name, with their texts.
   *
   * @default - none
   * @throws when a name is illegal, or a text is none that a process can be started with
   */
  readonly env?: { [name: string]: string };

  /**
   * Environment variables from Secrets, ConfigMaps and the pod, one by one. For example
   * `[EnvSource.secretKey('PGPASSWORD', secret, 'password')]`; a whole Secret is a patch of the container.
   *
   * @default - none
   * @throws when two have one name
   */
  readonly envFrom?: EnvSource[];

  /**
   * Whether each workload has its name as label `app`, too, by which people look: `kubectl get pods -l app=nightly`.
   *
   * @default false - `app.kubernetes.io/name` has it already
   */
  readonly appLabel?: boolean;
}

export const DEFAULTS = {
  ...POD_PROPS,
  env: environment.or({}),
  envFrom: envFrom.or([]),
  appLabel: flag.or(false),
} satisfies Fields<DefaultsProps>;

const scope = fieldOf<Construct>(
  { kind: 'construct' },
  'an app, a chart or a construct',
  Construct.isConstruct,
  () => 'name the scope itself',
);
const props = fieldOf<DefaultsProps>(
  { kind: 'options' },
  'props by name',
  isObjectLike,
  () => 'write them in braces, each with its name',
);
const SET = { scope, props };
const OF = { workload: scope };

const layers = new WeakMap<IConstruct, Layer[]>();

/** Workloads that are made, and where what they have from defaults comes from. */
const made = new WeakMap<IConstruct, Layered['from']>();

/**
 * What is said once for an app, a chart or a construct, for all workloads that are made in it afterwards; brokers take no
 * part. Maps and lists add up; of one thing (a variable, a label, a path, a Secret, a priority) the nearest counts, and
 * what the workload says itself before all others.
 */
export class Defaults {
  /**
   * Sets them for all workloads that will be made in this scope, beside those of the scopes around it.
   *
   * @throws when a value is outside the bounds of its prop, or a workload has been made in the scope already
   */
  public static set(scope: Construct, props: DefaultsProps): void {
    settleArguments('Defaults.set', { scope, props }, SET);
    settle(scope, props, DEFAULTS, () => orderProblems(scope), {
      owner: 'Defaults.set',
      advise: adviceIn(Object.keys(DEFAULTS)),
    });
    const layer = { from: scope.node.path, props: given(props) };
    layers.set(scope, [layer, ...(layers.get(scope) ?? [])]);
  }

  /**
   * What a workload has from defaults: a line for each place, `labels["team"]: Defaults.set of "fleet"`.
   *
   * @throws when it is no construct
   */
  public static explain(workload: Construct): string {
    const construct = settleArguments('Defaults.explain', { workload }, OF).workload;
    const from = Object.entries(made.get(construct) ?? {});
    return from.map(([place, path]) => `${place}: ${words(path)}`).join('\n');
  }

  private constructor() {}

  static {
    exactArguments(this);
  }
}

/** Settles the props of a workload with the defaults around it. `all` is its `arguments`. */
export function settlingWorkload<Fs extends Pick<typeof WORKLOAD_PROPS, 'name' | 'labels'>>(
  construct: Construct,
  props: Given<Fs>,
  fields: Fs,
  all: ArrayLike<unknown>,
): Settling<Fs> {
  const around = [...construct.node.scopes].reverse().flatMap((one) => layers.get(one) ?? []);
  if (around.length === 0 || !isMapOfProps(props, fields)) {
    made.set(construct, {});
    return settlingProps(construct, props, fields, all);
  }
  const { props: joined, from } = layered([{ props: given(props) }, ...around]);
  const { appLabel, ...others } = joined;
  const tell = (problem: Problem) => told(problem, from);
  const { settled, rejectIfAny } = settlingProps(construct, others as Given<Fs>, fields, all, tell);
  const labels = appLabel ? { app: settled.name, ...settled.labels } : settled.labels;
  made.set(construct, appLabel ? { ...from, 'labels["app"]': from.appLabel } : from);
  return { settled: { ...settled, labels }, rejectIfAny };
}

function isMapOfProps<Fs extends Table>(props: unknown, fields: Fs): props is Record<string, unknown> {
  return isObjectLike(props) && typeProblemsIn(props, fields).length === 0;
}

/** A problem of what a default says names its scope. */
function told(problem: Problem, from: Layered['from']): Problem {
  const place = Object.keys(from).find((one) => problem.prop === one || problem.prop.startsWith(`${one}.`));
  return place === undefined
    ? problem
    : {
        ...problem,
        prop: `${problem.prop} (${words(from[place])})`,
        fix: `${problem.fix}, or give this workload one of its own`,
      };
}

function words(path: string): string {
  return `Defaults.set of ${path === '' ? 'the app' : show(path)}`;
}

function orderProblems(scope: Construct): Problem[] {
  const before = scope.node.findAll().find((one) => made.has(one));
  const problem = {
    prop: 'Defaults.set',
    allowed: 'a scope in which no workload has been made yet',
    fix: 'call Defaults.set before the first workload',
  };
  return before ? [{ ...problem, got: `a scope that holds the workload ${show(before.node.path)}` }] : [];
}

import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Manifest } from '../kubernetes/manifest';
import { noteSynth } from './synths';

const passes = new WeakMap<IConstruct, Pass>();
/** What has been made a pass already, by its name. */
const watched = new WeakMap<IConstruct, Set<string>>();

/**
 * One synth of an app, or one rendering of a chart: each object is rendered once in it, for the gate and for what is
 * written. cdk8s validates the whole app again at each of its charts, and renders each object at each question.
 */
export class Pass {
  /** The pass that an app is in. */
  public static of(root: IConstruct): Pass | undefined {
    return passes.get(root);
  }

  /** Makes each synth of the app and each rendering of the construct's chart a pass. Nothing outlives it. */
  public static watch(construct: Construct): void {
    const { root } = construct.node;
    watch(root, root as App, 'synth');
    watch(root, root as App, 'synthYaml');
    construct.node.scopes.filter(Chart.isChart).forEach((chart) => watch(root, chart, 'toJson'));
  }

  private readonly manifests = new Map<ApiObject, Manifest>();

  private constructor(
    /** Whether the app writes its files. */
    public readonly isSynth: boolean,
  ) {}

  /** A rendering within another belongs to that. */
  public static during<Result>(root: IConstruct, isSynth: boolean, render: () => Result): Result {
    if (passes.has(root)) {
      return render();
    }
    const pass = new Pass(isSynth);
    passes.set(root, pass);
    try {
      const result = render();
      if (isSynth) {
        noteSynth(root);
      }
      return result;
    } finally {
      pass.end();
      passes.delete(root);
    }
  }

  /** The manifest of an object, which it also gives to whoever writes it. */
  public render(object: ApiObject): Manifest {
    const rendered = this.manifests.get(object) ?? object.toJson();
    if (!this.manifests.has(object) && !Object.prototype.hasOwnProperty.call(object, 'toJson')) {
      Object.defineProperty(object, 'toJson', { configurable: true, value: () => rendered });
      this.manifests.set(object, rendered);
    }
    return rendered;
  }

  /** Objects render themselves again. */
  public end(): void {
    for (const object of this.manifests.keys()) {
      Reflect.deleteProperty(object, 'toJson');
    }
  }
}

type Rendering = () => unknown;

function watch<Name extends string>(
  root: IConstruct,
  on: IConstruct & { [name in Name]?: Rendering },
  name: Name,
): void {
  const render = on[name];
  const names = watched.get(on) ?? new Set();
  watched.set(on, names);
  if (names.has(name) || typeof render !== 'function') {
    return;
  }
  names.add(name);
  const value = () => Pass.during(root, name === 'synth', () => render.call(on));
  Object.defineProperty(on, name, { configurable: true, writable: true, value });
}

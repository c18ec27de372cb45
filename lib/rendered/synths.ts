import { resolve } from 'path';
import { App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/** What happens to the apps of a process, for the command that runs them; it may have another copy of the library. */
export interface Synths {
  /** Paths of constructs that were made after their app was synthesized: they are in no file. */
  late: string[];
  /** The folders that apps have written to, with the names of their charts. */
  readonly written: { readonly folder: string; readonly charts: string[]; readonly app: IConstruct }[];
}

const KEY = Symbol.for('cdk8s-batch.synths');
const done = new WeakSet<IConstruct>();

export function synths(): Synths {
  const holder = globalThis as unknown as Record<symbol, Synths | undefined>;
  return (holder[KEY] ??= { late: [], written: [] });
}

/** An app has written its files: what was late before is in them now. */
export function noteSynth(root: IConstruct): void {
  const log = synths();
  done.add(root);
  log.late = [];
  if (root instanceof App) {
    const charts = root.node
      .findAll()
      .filter(Chart.isChart)
      .map(({ node }) => node.path);
    log.written.push({ folder: resolve(root.outdir), charts, app: root });
  }
}

/** A construct is made; perhaps nobody will see it. */
export function noteConstruct(construct: IConstruct): void {
  if (done.has(construct.node.root)) {
    synths().late.push(construct.node.path);
  }
}

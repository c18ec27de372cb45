import { resolve } from 'path';
import { App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { synths } from './synth-log';

const done = new WeakSet<IConstruct>();

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

import { writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { folderWith } from '../cli/command';

/** An app with one kind of bad input, and what its writer reads when it is rendered. */
export interface BadApp {
  readonly kind: string;
  /** What stands between `FIRST` and `app.synth()`; FILE is the path of a program. */
  readonly app: string;
  /** The lines on standard error; FOLDER is where the app is. */
  readonly says: string[];
  /** Whether it is told when the whole app is there: then no line of it made the mistake. */
  readonly isOfWholeApp?: boolean;
}

/** How every app begins. */
const FIRST = `
const { App, Chart, Duration } = require(${JSON.stringify(resolve('node_modules/cdk8s'))});
const { EnvValue, Secret } = require(${JSON.stringify(resolve('node_modules/cdk8s-plus-27'))});
const b = require(${JSON.stringify(resolve('lib'))});
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const program = b.Program.image('registry.example/report:1.4.2');
const busybox = b.Interpreter.shell('busybox:1.37');
const resources = b.Resources.of('100m', '64Mi');
`;

/** Writes an app into a new folder, beside its program and what an earlier render left. */
export function folderWithApp(app: string): { folder: string; main: string; output: string } {
  const folder = folderWith({ 'run.sh': 'echo done\n', 'dist/shop.k8s.yaml': 'an: earlier render\n' });
  const main = join(folder, 'main.js');
  const program = JSON.stringify(join(folder, 'run.sh'));
  writeFileSync(main, `${FIRST}${app.split('FILE').join(program)}\napp.synth();\n`);
  return { folder, main, output: join(folder, 'dist') };
}

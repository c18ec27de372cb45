import { existsSync } from 'fs';
import { join, resolve } from 'path';
import { folderWith, spawnCommand } from './command';

const ROOT = resolve('.');

/** An app of the library that is rendered by the command. */
function rendered(code: string) {
  const folder = folderWith({
    'main.ts': `
      import { App, Chart } from '${ROOT}/node_modules/cdk8s';
      import { BatchJob, Program, Resources } from '${ROOT}/lib';
      const made = (app: App, id: string) => {
        const chart = new Chart(app, id, { namespace: id });
        new BatchJob(chart, 'report', { program: Program.image('report:1'), resources: Resources.of('100m', '64Mi') });
        return chart;
      };
      ${code}`,
  });
  const { status, stderr } = spawnCommand(folder, ['synth']);
  return { status, stderr, isSwapped: existsSync(join(folder, 'dist')) };
}

describe('what no file would hold', () => {
  it('is made after the synth of its app', () => {
    const late = "const app = new App(); made(app, 'a'); app.synth(); made(app, 'b');";
    expect(rendered(late)).toEqual({
      status: 1,
      stderr:
        '[b/report] was made after app.synth(), so no file holds it: nothing is swapped; move app.synth() to the end\n',
      isSwapped: false,
    });
    expect(rendered(`${late} app.synth();`)).toEqual({ status: 0, stderr: '', isSwapped: true });
  });

  it('has been written over by another App', () => {
    const two = (...ids: string[]) =>
      ids.map((id) => `{ const app = new App(); made(app, '${id}'); app.synth(); }`).join('\n');
    expect(rendered(two('a', 'a'))).toEqual({
      status: 1,
      stderr:
        'two Apps render a chart "a", one over the other: nothing is swapped; give the charts other ids, or make them in one App\n',
      isSwapped: false,
    });
    expect(rendered(two('a', 'b'))).toEqual({ status: 0, stderr: '', isSwapped: true });
  });
});

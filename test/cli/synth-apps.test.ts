import { readFileSync, readdirSync, statSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import { call, folderWith, spawnCommand } from './command';

const APP = `
const { ApiObject, App, Chart } = require(${JSON.stringify(require.resolve('cdk8s'))});
const app = new App();
const chart = new Chart(app, 'shop');
new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
`;
const NOTHING = 'the app rendered nothing: ';
const NO_CALL = `${NOTHING}its main file must call app.synth() before it ends\n`;

/** Renders an app in this process, over what an earlier render left. */
function synth(code: string) {
  const folder = folderWith({ 'dist/old.k8s.yaml': 'kind: Old\n', 'main.js': code });
  const output = join(folder, 'dist');
  const outcome = call('synth', join(folder, 'main.js'), '--output', output);
  return { ...outcome, folder, output };
}

/** What a render that fails says and returns; the output folder must be as it was, and nothing beside it. */
function refused(code: string) {
  const { folder, output, status, stdout, stderr } = synth(code);
  expect(readdirSync(folder).sort()).toEqual(['dist', 'main.js']);
  expect(readdirSync(output)).toEqual(['old.k8s.yaml']);
  expect(readFileSync(join(output, 'old.k8s.yaml'), 'utf8')).toBe('kind: Old\n');
  return { status, stdout, stderr: stderr.split(folder).join('') };
}

describe('a render', () => {
  it('replaces what an earlier one left, and is there for everybody to read', () => {
    const { status, stdout, stderr, folder, output } = synth(`${APP}app.synth();`);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${join(output, 'shop.k8s.yaml')}\n`, stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(['dist', 'main.js']);
    expect(readdirSync(output)).toEqual(['shop.k8s.yaml']);
    expect(statSync(output).mode & 0o777).toBe(0o777 & ~process.umask());
  });

  it('gives the same bytes the second time', () => {
    const [first, second] = [synth(`${APP}app.synth();`), synth(`${APP}app.synth();`)];
    const read = ({ output }: typeof first) => readFileSync(join(output, 'shop.k8s.yaml'), 'utf8');
    expect(read(second)).toBe(read(first));
    expect(read(first)).toContain('name: settings\n');
  });

  it.each([
    ['main.js', 'which is a file'],
    ['.', 'which holds "main.js"'],
    ['src', 'which holds "notes.md"'],
  ])('does not replace %j, %s', (name, got) => {
    const folder = folderWith({ 'main.js': `${APP}app.synth();`, 'src/notes.md': 'mine' });
    const given = join(folder, name);
    const outcome = call('synth', join(folder, 'main.js'), '--output', given);
    const allowed = 'allowed a folder of its own; name a folder that holds nothing but rendered files';
    expect(outcome).toEqual({
      status: 2,
      stdout: '',
      stderr: `--output: got ${JSON.stringify(given)}, ${got}, ${allowed}\n`,
    });
    expect(readFileSync(join(folder, 'src/notes.md'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).sort()).toEqual(['main.js', 'src']);
  });

  it('needs a file for its app, not a folder', () => {
    const folder = folderWith({});
    expect(call('synth', folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: `MAIN: got ${JSON.stringify(folder)}, allowed a file that exists; name the file that makes the App and calls synth()\n`,
    });
  });
});

describe('nothing is swapped', () => {
  const EMPTY = APP.split('const chart')[0];
  const BUILD = JSON.stringify(folderWith({}));

  it.each([
    ['has no chart', `${EMPTY}app.synth();`, `${NOTHING}its App has no Chart; make one, and the constructs in it\n`],
    [
      'has charts that hold nothing, a file an object',
      `${EMPTY.replace('App()', 'App({ yamlOutputType: 2 })')}new Chart(app, 'shop'); app.synth();`,
      `${NOTHING}its charts hold no object; make a construct in a Chart\n`,
    ],
    ['does not call synth', APP, NO_CALL],
    ['prints what it would render', `${APP}app.synthYaml();`, NO_CALL],
    [
      'renders elsewhere',
      `${APP.replace('App()', `App({ outdir: ${BUILD} })`)}app.synth();`,
      `${NOTHING}its App has the outdir ${BUILD}; leave that out, and name the folder with --output\n`,
    ],
  ])('when an app %s', (_title, code, stderr) => {
    expect(refused(code)).toEqual({ status: 1, stdout: '', stderr });
  });

  it('when one App renders elsewhere, and another one nowhere', () => {
    const elsewhere = EMPTY.replace('App()', `App({ outdir: ${BUILD} })`);
    expect(refused(`${elsewhere}new App().synth(); app.synth();`).stderr).toContain(`has the outdir ${BUILD};`);
  });

  it('and cdk8s is as it was before', () => {
    const { synth: before } = App.prototype;
    synth(`${APP}app.synth();`);
    synth('throw Error();');
    expect(App.prototype.synth).toBe(before);
  });

  it('when an app throws what is no error', () => {
    expect(refused("throw 'no reason';").stderr).toBe('no reason\n');
    expect(refused('throw { code: 5 };').stderr).toBe('{ code: 5 }\n');
    expect(refused('throw Object.create(null);').stderr).toBe('[Object: null prototype] {}\n');
  });

  it('when an app fails after it has rendered', () => {
    const { status, stderr } = refused(`${APP}app.synth(); undefined.name;`);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^TypeError: Cannot read properties of undefined.*\n {4}at .*\/main\.js:\d+:\d+/);
  });

  it('when an app says by its exit code that it failed', () => {
    const folder = folderWith({ 'dist/old.k8s.yaml': '', 'main.js': `${APP}app.synth(); process.exitCode = 5;` });
    expect(spawnCommand(folder, ['synth', 'main.js'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'the app set the exit code 5: nothing is swapped\n',
    });
    expect(readdirSync(join(folder, 'dist'))).toEqual(['old.k8s.yaml']);
  });

  it('when an app renders later, and what it then renders does not stay', async () => {
    const folder = folderWith({ 'dist/old.k8s.yaml': '', 'main.js': `${APP}setTimeout(() => app.synth(), 1);` });
    expect(spawnCommand(folder, ['synth', 'main.js'])).toMatchObject({ status: 1, stdout: '', stderr: NO_CALL });
    for (let tries = 0; tries < 250 && readdirSync(folder).length > 2; tries += 1) {
      await new Promise((again) => setTimeout(again, 20));
    }
    expect(readdirSync(folder).sort()).toEqual(['dist', 'main.js']);
    expect(readdirSync(join(folder, 'dist'))).toEqual(['old.k8s.yaml']);
  });
});

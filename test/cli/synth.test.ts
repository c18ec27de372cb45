import { spawn } from 'child_process';
import { readFileSync, readdirSync } from 'fs';
import { join, resolve } from 'path';
import { describeAppError } from '../../lib/cli/app-error';
import { ProblemsError } from '../../lib/fields/problem';
import { folderWith, spawnCommand } from './command';

const CDK8S = JSON.stringify(require.resolve('cdk8s'));
const BEFORE = { 'dist/old.k8s.yaml': 'kind: Old\n', 'dist/kept.json': '{}' };

/** A folder with an app and what an earlier render left. */
function appOf(code: string, name = 'main.js') {
  return folderWith({ ...BEFORE, [name]: code });
}

/** Renders an app that must not get through, and whose output folder must be as it was. */
function refused(code: string, name?: string) {
  const folder = appOf(code, name);
  const outcome = spawnCommand(folder, ['synth', name ?? 'main.js']);
  expect(readdirSync(folder).sort()).toEqual(['dist', name ?? 'main.js'].sort());
  expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['kept.json', 'old.k8s.yaml']);
  expect(outcome.stdout).toBe('');
  return { status: outcome.status, stderr: outcome.stderr };
}

describe('a render that goes well', () => {
  it('leaves what the app rendered and nothing else, and names the files', () => {
    const folder = appOf(
      `import { App, Chart, ApiObject } from ${CDK8S};
      const app: App = new App();
      new ApiObject(new Chart(app, 'shop'), 'a', { apiVersion: 'v1', kind: 'ConfigMap' });
      app.synth();`,
      'main.ts',
    );
    expect(spawnCommand(folder, ['synth'])).toMatchObject({ status: 0, stdout: 'dist/shop.k8s.yaml\n', stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(['dist', 'main.ts']);
    expect(readdirSync(join(folder, 'dist'))).toEqual(['shop.k8s.yaml']);
    expect(readFileSync(join(folder, 'dist/shop.k8s.yaml'), 'utf8')).toContain('kind: ConfigMap\n');
  });
});

describe('a render that fails leaves the output folder as it was, and nothing beside', () => {
  it('when the app has a mistake, which is told without a stack', () => {
    const code = `
      const { App, Chart } = require(${CDK8S});
      const chart = new Chart(new App(), 'shop');
      chart.node.addValidation({ validate: () => ['first', 'second'] });
      chart.node.root.synth();`;
    expect(refused(code)).toEqual({ status: 1, stderr: '[shop] first\n[shop] second\n' });
  });

  it('when the app has a bug, whose stack is told', () => {
    const { status, stderr } = refused('null.name');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^TypeError: Cannot read properties of null.*\n {4}at .*main\.js:1:6/);
  });

  it('when the app renders nothing', () => {
    const stderr = 'the app rendered nothing: its main file must call app.synth() before it ends\n';
    expect(refused('')).toEqual({ status: 1, stderr });
  });

  it('when the app ends the process, whatever its exit code', () => {
    const stderr = 'the app ended the process: nothing is swapped; let its main file come to its end by itself\n';
    const rendered = `require('fs').writeFileSync(process.env.CDK8S_OUTDIR + '/a.k8s.yaml', 'a: 1');`;
    expect(refused(`${rendered} process.exit(0)`)).toEqual({ status: 1, stderr });
    expect(refused(`${rendered} process.exit(7)`)).toEqual({ status: 7, stderr });
  });

  it('when the app uses cdk8s in a way that it refuses, which is told without a stack', () => {
    const code = `const { App, Chart } = require(${CDK8S});\nconst app = new App();\nnew Chart(app, 'a');\nnew Chart(app, 'a');`;
    const stderr = "There is already a Construct with name 'a' in App\n    at main.js:4:1\n";
    expect(refused(code)).toEqual({ status: 1, stderr });
  });

  it('when the app gives a function too much, which is told with the line that does', () => {
    const lib = JSON.stringify(resolve('lib'));
    const code = `const { Network } = require(${lib});\nNetwork.https(\n  'api.example.com');`;
    const { status, stderr } = refused(code);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Network\.https argument 1: got "api\.example\.com", .*\n {4}at main\.js:2:9\n$/);
    const construct = `const cdk8s = require(${CDK8S});\nconst { BatchNamespace } = require(${lib});\n
      new BatchNamespace(new cdk8s.Chart(new cdk8s.App(), 'shop'), 'books', {}, 5);`;
    expect(refused(construct).stderr).toMatch(/^\[shop\/books\] argument 4: got 5, .*\n {4}at main\.js:4:7\n$/);
  });

  it('when the app is of another language', () => {
    expect(refused('print("hello")', 'app.py')).toEqual({
      status: 2,
      stderr:
        'MAIN: got "app.py", allowed a file of JavaScript or TypeScript; ' +
        'render an app in another language with cdk8s synth\n',
    });
  });

  it('when TypeScript cannot be read, which is told with its line', () => {
    const stderr = 'Unexpected "="\n    at main.ts:2:10\n';
    expect(refused('\nconst x: = 3;', 'main.ts')).toEqual({ status: 1, stderr });
  });

  it('when MAIN is missing', () => {
    const fix = 'name the file that makes the App and calls synth()';
    const folder = appOf('');
    expect(spawnCommand(folder, ['synth'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `MAIN: got "main.ts", allowed a file that exists; ${fix}\n`,
    });
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['kept.json', 'old.k8s.yaml']);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('when it is ended by %s in the middle', async (signal) => {
    const folder = appOf("require('fs').writeSync(1, 'rendering'); for (;;);");
    const child = spawn(process.execPath, [resolve('bin/cdk8s-batch.js'), 'synth', 'main.js'], { cwd: folder });
    child.stdout.once('data', () => child.kill(signal));
    const [, ended] = await new Promise<unknown[]>((done) => child.on('close', (...how) => done(how)));
    expect(ended).toBe(signal);
    const until = Date.now() + 5000;
    while (readdirSync(folder).length > 2 && Date.now() < until) {
      await new Promise((again) => setTimeout(again, 20));
    }
    expect(readdirSync(folder).sort()).toEqual(['dist', 'main.js']);
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['kept.json', 'old.k8s.yaml']);
  });
});

describe('what is said about an error', () => {
  it('is its message, and where the app made it, when it is a mistake of the user', () => {
    const error = new ProblemsError(['[a] size: got 5', '[a] type: got 6']);
    const library = `${resolve('lib/pod/pod.ts')}:1:1`;
    error.stack = `ProblemsError: …\n    at settle (${library})\n    at node:internal/a:1:1\n    at ${resolve('main.ts')}:42:13`;
    expect(describeAppError(error)).toBe('[a] size: got 5\n[a] type: got 6\n    at main.ts:42:13');
    error.stack = `ProblemsError: …\n    at settle (${library})`;
    expect(describeAppError(error)).toBe('[a] size: got 5\n[a] type: got 6');
    const validation = new Error('Validation failed with the following errors:\n  [a] one\n  [b] two');
    expect(describeAppError(validation)).toBe('[a] one\n[b] two');
  });

  it('is its stack when it is a bug, and itself when it is no error at all', () => {
    const bug = new Error('boom');
    expect(describeAppError(bug)).toBe(bug.stack);
    expect(describeAppError('boom')).toBe('boom');
    expect(describeAppError(undefined)).toBe('undefined');
  });
});

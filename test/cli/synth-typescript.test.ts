import { readFileSync, readdirSync, symlinkSync } from 'fs';
import { join, resolve } from 'path';
import { folderWith, spawnCommand } from './command';

/** A project whose app renders what `facts` of its files say, with the packages of the repository. */
function projectWith(files: Record<string, string>): string {
  const folder = folderWith({ 'dist/old.k8s.yaml': 'kind: Old\n', ...files });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

const RENDER = `
const app = new App();
new ApiObject(new Chart(app, 'shop'), 'a', { apiVersion: 'v1', kind: 'ConfigMap', data: facts });
app.synth();
`;
const APP = `import { ApiObject, App, Chart } from 'cdk8s';\n`;
const MODULE = '{ "type": "module" }';

/** What an app says in the data of its one object. */
function factsOf(folder: string, main: string, node: string[] = []): string[] {
  const { status, stderr } = spawnCommand(folder, ['synth', main], '', node);
  expect({ status, stderr: stderr.split(folder).join('') }).toEqual({ status: 0, stderr: '' });
  expect(readdirSync(join(folder, 'dist'))).toEqual(['shop.k8s.yaml']);
  const lines = readFileSync(join(folder, 'dist/shop.k8s.yaml'), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('  ') && !line.includes('name:')).map((line) => line.trim());
}

/** What is said of an app that must not get through. */
function refused(folder: string, main: string, node: string[] = []) {
  const { status, stdout, stderr } = spawnCommand(folder, ['synth', main], '', node);
  expect(stdout).toBe('');
  expect(readdirSync(join(folder, 'dist'))).toEqual(['old.k8s.yaml']);
  return { status, stderr: stderr.split(folder).join('FOLDER') };
}

/** Node without a package, as where it is not installed. */
function without(name: string): string[] {
  const hide = `const { Module } = require('module'); const load = Module._load;
    Module._load = function (asked) {
      if (asked === '${name}') throw new Error("Cannot find module '" + asked + "'");
      return load.apply(this, arguments);
    };`;
  return ['--require', join(folderWith({ 'hide.js': hide }), 'hide.js')];
}

describe('an app in TypeScript', () => {
  it('has modules that know where they are, JSON, aliases, and modules that it names when it runs', () => {
    const folder = projectWith({
      'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@shop/*": ["src/*"] } } }',
      'main.ts': `${APP}
        import { join, relative } from 'path';
        import { inner } from '@shop/inner';
        import settings from './settings.json';
        const here = (path: string) => relative(__dirname, path) || '.';
        const name: string = ['late', 'st'].join('');
        const facts = { ...settings, inner: here(inner), main: here(__filename), cwd: here(process.cwd()),
          found: require('./src/' + name).found, computed: require(join(__dirname, 'src', name)).found,
          same: String(require('cdk8s').App === App) };
        ${RENDER}`,
      'settings.json': '{ "size": "large" }',
      'src/inner.ts': `export const inner: string = __dirname;`,
      'src/latest.ts': `enum Size { S = 'small' }\nexport const found: string = Size.S;`,
    });
    const facts = ['computed: small', 'cwd: "."', 'found: small', 'inner: src', 'main: main.ts', 'same: "true"'];
    expect(factsOf(folder, 'main.ts').sort()).toEqual([...facts, 'size: large']);
  });

  it('shares the library with its own files, so that objects are instances of their classes', () => {
    const lib = JSON.stringify(resolve('lib'));
    const folder = projectWith({
      'main.ts': `${APP}import { budget } from './budget';\nimport { Resources } from ${lib};
        const facts = { same: String(budget instanceof Resources) };${RENDER}`,
      'budget.ts': `import { Resources } from ${lib};\nexport const budget = Resources.of('1', '1Gi');`,
    });
    expect(factsOf(folder, 'main.ts')).toEqual(['same: "true"']);
  });

  it('is told a mistake in a file of its own with the line there', () => {
    const folder = projectWith({
      'main.ts': `interface Unused { readonly a: string }\n\nimport './src/charts';`,
      'src/charts.ts': `type Size = 'a' | 'b';\n\n${APP}const app = new App();
        new Chart(app, 'a');\n        new Chart(app, 'a');`,
    });
    const stderr = "There is already a Construct with name 'a' in App\n    at src/charts.ts:6:9\n";
    expect(refused(folder, 'main.ts')).toEqual({ status: 1, stderr });
  });

  it('is told a bug with the stack of its sources', () => {
    const folder = projectWith({
      'main.ts': `interface Unused { readonly a: string }\n\nimport { sizeOf } from './size';\nsizeOf(null);`,
      'size.ts': `type Sized = { size: number } | null;\n\nexport function sizeOf(a: Sized) {\n  return a!.size;\n}`,
    });
    const { status, stderr } = refused(folder, 'main.ts');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^TypeError: Cannot read .*\n {4}at sizeOf \(FOLDER\/size\.ts:4:13\)\n {4}at .*FOLDER\/main\.ts:4:1\)/,
    );
  });

  it('is told of an import that leads nowhere', () => {
    const folder = projectWith({ 'main.ts': `${APP}\nimport './nowhere';` });
    expect(refused(folder, 'main.ts')).toEqual({
      status: 1,
      stderr: 'Could not resolve "./nowhere"\n    at main.ts:3:8\n',
    });
  });
});

describe('where esbuild is missing', () => {
  const files = { 'main.ts': `${APP}const facts: Record<string, string> = { size: 'large' };${RENDER}` };

  it('the ts-node of the project reads the app', () => {
    expect(factsOf(projectWith(files), 'main.ts', without('esbuild'))).toEqual(['size: large']);
  });

  it('an ES module in TypeScript is refused, with what to install', () => {
    const folder = projectWith({ ...files, 'package.json': MODULE });
    expect(refused(folder, 'main.ts', without('esbuild'))).toEqual({
      status: 2,
      stderr:
        'MAIN: got "main.ts", an ES module, where esbuild is not installed, allowed JavaScript, or TypeScript with ' +
        'esbuild; npm install --save-dev esbuild\n',
    });
  });
});

describe('an app of ES modules', () => {
  const main = (body: string) => `${APP}
    import { fileURLToPath } from 'url';
    import { inner } from './src/inner.js';
    ${body}
    await new Promise((done) => setTimeout(done, 1));
    const here = fileURLToPath(new URL('.', import.meta.url));
    const facts = { inner: inner.slice(here.length), main: import.meta.url.split('/').pop() };
    ${RENDER}`;

  it.each([
    ['main.ts', 'src/inner.ts', MODULE, 'const a: string = "";'],
    ['main.mts', 'src/inner.ts', MODULE, 'const a: string = "";'],
    ['main.js', 'src/inner.js', MODULE, ''],
    ['main.mjs', 'src/inner.js', MODULE, ''],
  ])('renders, also after it has waited: %s', (name, inner, project, body) => {
    const folder = projectWith({
      'package.json': project,
      [name]: main(body),
      [inner]: `import { fileURLToPath } from 'url';\nexport const inner = fileURLToPath(import.meta.url);`,
    });
    expect(factsOf(folder, name)).toEqual([`inner: ${inner}`, `main: ${name}`]);
  });

  it.each(['main.ts', 'main.js'])('is told its mistakes with the line: %s', (name) => {
    const code = `${APP}const app = new App();\nawait 1;\nnew Chart(app, 'a');\nnew Chart(app, 'a');`;
    const folder = projectWith({ 'package.json': MODULE, [name]: code });
    const stderr = `There is already a Construct with name 'a' in App\n    at ${name}:5:1\n`;
    expect(refused(folder, name)).toEqual({ status: 1, stderr });
  });

  it('that never comes to its end is told so', () => {
    const folder = projectWith({
      'package.json': MODULE,
      'main.ts': 'await new Promise(() => undefined);\nexport {};',
    });
    const { stderr } = refused(folder, 'main.ts');
    expect(stderr).toContain('the app ended the process: nothing is swapped');
  });
});

#!/usr/bin/env node
// In the package the compiled commands run. In the repository lib/ itself runs, as it is now: nothing can be stale.
const { existsSync } = require('fs');
const Module = require('module');
const { join } = require('path');
const { pathToFileURL } = require('url');

const root = join(__dirname, '..');
const source = join(root, 'lib', 'cli', 'main.ts');

/** One module of lib/cli, called after its main file, in whose folder all are that ask for it. */
function bundled() {
  const { buildSync } = require('esbuild');
  const options = { bundle: true, write: false, platform: 'node', packages: 'external', target: 'node20' };
  const build = (more) =>
    buildSync({ ...options, ...more, entryPoints: [source], outfile: `${source}.js` }).outputFiles;
  const commands = new Module(source, module);
  commands.filename = source;
  commands.paths = module.paths;
  commands._compile(build()[0].text, source);
  commands.exports.rememberSources(source, () => build({ sourcemap: 'external', sourcesContent: false })[0].text);
  return commands.exports;
}

/** Without esbuild: swc transpiles lib/, TypeScript the app, as its messages about syntax name the line. */
function transpiled() {
  const { register } = require('ts-node');
  const ours = '(lib|imports)/';
  register({ transpileOnly: true, cwd: root, ignore: ['node_modules/', `^${ours}`] });
  register({ transpileOnly: true, cwd: root, ignore: ['node_modules/', `^(?!${ours})`], swc: true });
  return require(source);
}

function fromSources() {
  try {
    return bundled();
  } catch {
    return transpiled();
  }
}

/** Imports an ES module. Hooks say other code for it, when there is some. */
function importModule(url, code) {
  if (code !== undefined) {
    Module.register(pathToFileURL(join(__dirname, 'app-hooks.mjs')), { data: { url, source: code } });
  }
  return import(url);
}

const { leaveQuietly, main } = existsSync(source) ? fromSources() : require(join(root, 'build', 'commands.js'));
process.stdout.on('error', leaveQuietly);
process.stderr.on('error', leaveQuietly);
const exit = main(process.argv.slice(2), importModule);
if (typeof exit === 'number') {
  process.exitCode = exit;
} else {
  exit.then((code) => (process.exitCode = code));
}

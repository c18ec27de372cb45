// Behind jsii: the library and its commands become a module each, as Node.js takes 0.3 ms to find and read each of 180 files.
const { join } = require('path');
const { buildSync } = require('esbuild');

const build = join(__dirname, '..', 'build');

/** Bundles a file of build/. Names of classes stand in messages. */
function bundle(entry, name, footer = '') {
  buildSync({
    stdin: { contents: `module.exports = require('${entry}');`, resolveDir: build },
    outfile: join(build, name),
    bundle: true,
    platform: 'node',
    packages: 'external',
    target: 'node20',
    keepNames: true,
    footer: { js: footer },
  });
}

// Node.js reads from the text which names an ES module may import.
const names = Object.keys(require(join(build, 'lib')));
bundle('./lib/index.js', 'cdk8s-batch.js', `0 && (module.exports = { ${names.join(', ')} });`);
bundle('./lib/cli/main.js', 'commands.js');

#!/usr/bin/env node
// In the package the compiled commands run; in the repository lib/ itself, transpiled on the fly.
const { existsSync } = require('fs');
const { join } = require('path');

const root = join(__dirname, '..');
const source = join(root, 'lib', 'cli', 'main.ts');
if (existsSync(source)) {
  require('ts-node').register({ transpileOnly: true, cwd: root });
}
const { leaveQuietly, main } = require(existsSync(source) ? source : join(root, 'build', 'lib', 'cli', 'main.js'));
process.stdout.on('error', leaveQuietly);
process.stderr.on('error', leaveQuietly);
process.exitCode = main(process.argv.slice(2));

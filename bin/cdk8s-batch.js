#!/usr/bin/env node
// In the package the compiled commands run. In the repository lib/ itself runs: swc transpiles it, four times as fast as
// TypeScript; TypeScript transpiles the app, as its messages about syntax name the line.
const { existsSync } = require('fs');
const { join } = require('path');

const root = join(__dirname, '..');
const source = join(root, 'lib', 'cli', 'main.ts');
if (existsSync(source)) {
  const { register } = require('ts-node');
  const ours = '(lib|imports)/';
  register({ transpileOnly: true, cwd: root, ignore: ['node_modules/', `^${ours}`] });
  register({ transpileOnly: true, cwd: root, ignore: ['node_modules/', `^(?!${ours})`], swc: true });
}
const { leaveQuietly, main } = require(existsSync(source) ? source : join(root, 'build', 'lib', 'cli', 'main.js'));
process.stdout.on('error', leaveQuietly);
process.stderr.on('error', leaveQuietly);
process.exitCode = main(process.argv.slice(2));

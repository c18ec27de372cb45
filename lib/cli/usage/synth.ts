import { Usage } from './usage';

const HELP = `Usage: cdk8s-batch synth [MAIN] [--output DIR]

Renders the cdk8s app in MAIN (default: main.ts) into a folder aside, and swaps it with DIR (default: dist) only when
all went well. When something is wrong, the problems are printed, and DIR stays as it was.

  cdk8s-batch synth
  cdk8s-batch synth apps/shop.js --output manifests/shop

DIR holds nothing but rendered files afterwards; a folder that holds anything but YAML and JSON is not replaced.
TypeScript is transpiled without a type check, by esbuild, or where that is missing by the ts-node of your project;
\`tsc --noEmit\` checks types.

Exit codes: 0 rendered; 1 the app has problems, which standard error says; 2 the command is wrong.
`;

export const SYNTH: Usage = {
  help: HELP,
  options: { output: { type: 'string', default: 'dist' }, help: { type: 'boolean', short: 'h' } },
};

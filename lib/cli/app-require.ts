import { createRequire } from 'module';
import { resolve } from 'path';
import { InputError } from '../fields/input-error';
import { show } from '../fields/show';

/** The property of the process that ts-node sets when it transpiles already. */
const TS_NODE = Symbol.for('ts-node.register.instance');

/** `require` loads the app, so its imports become calls of `require`, whatever its tsconfig.json says. */
function compilerOptions({ version }: { version: string }): object {
  const isDeprecated = Number.parseInt(version, 10) === 6;
  return { module: 'commonjs', moduleResolution: 'node10', ...(isDeprecated ? { ignoreDeprecations: '6.0' } : {}) };
}

/** The `require` of an app. It reads TypeScript when the app is written in TypeScript. */
export function appRequire(main: string): NodeJS.Require {
  const ownRequire = createRequire(resolve(main));
  if (!/\.[cm]?[jt]s$/.test(main)) {
    const fix = 'render an app in another language with cdk8s synth';
    throw new InputError([{ prop: 'MAIN', got: show(main), allowed: 'a file of JavaScript or TypeScript', fix }]);
  }
  if (!/\.[cm]?ts$/.test(main) || TS_NODE in process) {
    return ownRequire;
  }
  try {
    const options = compilerOptions(ownRequire('typescript'));
    ownRequire('ts-node').register({ transpileOnly: true, compilerOptions: options });
    return ownRequire;
  } catch (error) {
    const got = `${show(main)}, where ts-node does not start: ${(error as Error).message.split('\n')[0]}`;
    const fix = "npm install --save-dev ts-node 'typescript@5'";
    throw new InputError([{ prop: 'MAIN', got, allowed: 'JavaScript, or TypeScript with ts-node', fix }]);
  }
}

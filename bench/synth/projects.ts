import { execFileSync } from 'child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import * as ts from 'typescript';

/** A project with one script, which does nothing. */
export function emptyProject(folder: string): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "scripts": { "empty": "node empty.js" } }');
  writeFileSync(join(folder, 'empty.js'), '');
  return folder;
}

/** The tutorial as a project of its own, which has the packed library, and whatever else is installed here. */
export function packedProject(folder: string): string {
  const packages = join(folder, 'node_modules');
  linkAll('node_modules', packages);
  linkAll('node_modules/.bin', join(packages, '.bin'));
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], TEXT),
  );
  execFileSync('tar', ['xzf', filename], { cwd: folder });
  renameSync(join(folder, 'package'), join(packages, 'cdk8s-batch'));
  symlinkSync('../cdk8s-batch/bin/cdk8s-batch.js', join(packages, '.bin/cdk8s-batch'));
  const main = readFileSync('main.ts', 'utf8').replace("'./lib'", "'cdk8s-batch'");
  const { outputText } = ts.transpileModule(main, { compilerOptions: OPTIONS });
  mkdirSync(join(folder, 'js'));
  writeFileSync(join(folder, 'js/main.js'), outputText);
  writeFileSync(join(folder, 'main.ts'), main);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: resolve('tsconfig.json'), include: ['main.ts'] }),
  );
  writeFileSync(join(folder, 'cdk8s.yaml'), 'language: typescript\napp: npx ts-node main.ts\noutput: dist\n');
  cpSync('programs', join(folder, 'programs'), { recursive: true });
  return folder;
}

/** A folder of links to all that is visible in another. */
function linkAll(from: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(from).filter((entry) => !entry.startsWith('.'))) {
    symlinkSync(resolve(from, name), join(folder, name));
  }
}

const TEXT = { encoding: 'utf8' } as const;
const OPTIONS = { target: ts.ScriptTarget.ES2020, module: ts.ModuleKind.CommonJS, esModuleInterop: true };

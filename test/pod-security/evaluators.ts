import { execFileSync } from 'child_process';
import { join } from 'path';
import { Manifest } from '../../lib/kubernetes/manifest';

/** A pod for a server of a release, in a namespace with labels. */
export interface Question {
  /** Its minor number. */
  readonly server: number;
  readonly labels: Record<string, string>;
  readonly pod: Manifest;
}

/** The built evaluators; builds them where nobody has. */
export function installEvaluators(): string {
  return execFileSync(join(__dirname, 'install-evaluators'), { encoding: 'utf8' }).trim();
}

/** The reasons for which the API server of one release refuses each pod. */
export function askEvaluators(folder: string, server: number, questions: Question[]): string[][] {
  const input = questions.map((question) => `${JSON.stringify(asSeen(question))}\n`).join('');
  const output = execFileSync(join(folder, builtFor(server)), { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Of which release we have the code that reads the same fields, and has the rules of that release. */
function builtFor(server: number): string {
  return server < 28 ? '1.27' : server < 31 ? '1.30' : server < 33 ? '1.32' : '1.36';
}

/** The code of 1.28 and 1.29 is not to be had. That of 1.30 has their rules, and reads one field more. */
function asSeen({ server, labels, pod }: Question): Question {
  const text = JSON.stringify(pod, (key, value) => (key === 'appArmorProfile' && server < 30 ? undefined : value));
  return { server, labels, pod: JSON.parse(text) };
}

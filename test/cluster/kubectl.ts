import { spawn, spawnSync } from 'child_process';
import { Manifest } from '../../lib/kubernetes/manifest';

/** What a command leaves behind. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real kubectl, on the cluster of this run; `input` is for `-f -`. */
export function tryKubectl(argv: string[], input = ''): Promise<Outcome> {
  const child = spawn(process.env.KUBECTL as string, argv, { stdio: 'pipe' });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.stderr += text));
  child.stdin.on('error', () => undefined); // it may have ended without reading
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, ...said }));
  });
}

/** What kubectl prints, when all went well and it had no warning either. */
export async function kubectl(argv: string[], input?: string): Promise<string> {
  const { status, stdout, stderr } = await tryKubectl(argv, input);
  if (status !== 0 || stderr !== '') {
    throw new Error(`kubectl ${argv.join(' ')}: ${status}\n${stderr}`);
  }
  return stdout;
}

/** Runs documented commands, in a folder; each kubectl in them is that of this run, with the flags. */
export function runInShell(commands: string, flags = '', folder = '.'): Outcome {
  // Without `command` a KUBECTL that is plain `kubectl` would be the function itself.
  const kubectl = `kubectl() { command "$KUBECTL" ${flags} "$@"; }`;
  return spawnSync('sh', ['-ec', `${kubectl}\n${commands}`], { cwd: folder, encoding: 'utf8' });
}

/** The objects that `kubectl get` finds. */
export async function get(...argv: string[]): Promise<Manifest[]> {
  const found = JSON.parse((await kubectl(['get', ...argv, '-o', 'json'])) || '{"kind":"List","items":[]}');
  return found.kind === 'List' ? found.items : [found];
}

/** Objects as one input for `kubectl apply -f -`. */
export function listOf(objects: Manifest[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
}

export async function apply(objects: Manifest[], ...flags: string[]): Promise<string> {
  return kubectl(['apply', '-f', '-', ...flags], listOf(objects));
}

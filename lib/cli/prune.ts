import { show } from '../validation/problem';
import { readArguments } from './arguments';
import { earlierContents } from './earlier-contents';
import { Failure } from './failure';
import { readManifests } from './manifests';
import { toYaml } from './yaml-text';

const KINDS = 'jobs,configmaps,pods,cronjobs,deployments,replicasets,statefulsets';

const HELP = `Usage: cdk8s-batch prune [PATH] --live FILE

Prints the Jobs and ConfigMaps of earlier contents, for \`kubectl delete -f -\`: what the library named by its content, in
the namespaces and charts of PATH (default: dist), and PATH no longer holds.

  kubectl get ${KINDS} \\
    -n analytics -l app.kubernetes.io/managed-by=cdk8s-batch -o yaml \\
    | cdk8s-batch prune dist --live - | kubectl delete -f -

No work is lost: a Job that has not finished stays, and so does a ConfigMap that a pod, or whatever makes pods, still
mounts; which ones, and why, is said on standard error.

Options:
  --live FILE   what the cluster has: a file, a folder, or - for standard input

Exit codes: 0 printed, even when there is nothing; 2 something is wrong, and nothing is printed.
`;

const OPTIONS = { live: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

/** Prints what can go. */
export function prune(argv: string[]): number {
  const { options, words } = readArguments(argv, OPTIONS);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [path = 'dist', ...more] = words;
  if (more.length > 0) {
    const fix = 'see cdk8s-batch prune --help';
    throw new Failure([{ prop: 'PATH', got: words.map(show).join(', '), allowed: 'one file or folder', fix }]);
  }
  if (options.live === undefined) {
    const fix = `pipe \`kubectl get ${KINDS} -o yaml\` into --live -`;
    throw new Failure([{ prop: '--live', got: 'nothing', allowed: 'what the cluster has', fix }]);
  }
  const { gone, kept } = earlierContents(readManifests(path), readManifests(String(options.live)));
  process.stdout.write(gone.map((object) => toYaml(object)).join('---\n'));
  const lines = [...kept, ...(gone.length === 0 ? ['nothing to prune'] : [])];
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}

import { InputError } from '../fields/input-error';
import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';
import { readArguments } from './arguments';
import { isOfWorkload, earlierContents } from './earlier-contents';
import { readLive, readManifests } from './manifests';
import { toYaml } from './portable-yaml';

const KINDS = 'jobs,configmaps,pods,cronjobs,deployments,replicasets,statefulsets';

const HELP = `Usage: cdk8s-batch prune [PATH] --live FILE [--namespace NAME]

Prints the Jobs and ConfigMaps of earlier contents, for \`kubectl delete -f -\`: what the library named by its content, of
the workloads in PATH (a file, a folder, or - for standard input; default: dist), and PATH no longer holds.

  kubectl get ${KINDS} \\
    -n analytics -l app.kubernetes.io/managed-by=cdk8s-batch -o yaml >live.yaml \\
    && cdk8s-batch prune dist --live live.yaml | kubectl delete -f -

Do not pipe \`kubectl get\` into it: of a user who may list only some of these kinds it prints the rest and fails, which a
pipe does not notice; then what the others use would be deleted. A file and && stop there.

No work is lost: a Job that has not finished stays, and so does a ConfigMap that a pod, or whatever makes pods, still
uses; which ones, and why, is said on standard error. What a workload that is gone from PATH has left stays, too.

Options:
  --live FILE        what the cluster has: a file, a folder, or - for standard input
  --namespace NAME   where what is rendered without a namespace is applied, as by \`kubectl apply -n\` or Argo CD

Exit codes: 0 printed, even when there is nothing; 2 something is wrong, and nothing is printed.
`;

const OPTIONS = {
  live: { type: 'string' },
  namespace: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Prints what earlier contents have left in a cluster. */
export function prune(argv: string[]): number {
  const { options, words } = readArguments(argv, OPTIONS);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { path, live, namespace } = inputsOf(words, options as { live?: string; namespace?: string });
  const rendered = inNamespace(namespace, readManifests('PATH', path));
  const { deletable, reasonsToKeep } = earlierContents(rendered, readLive('--live', live));
  process.stdout.write(deletable.map((object) => toYaml(object)).join('---\n'));
  const lines = [...reasonsToKeep, ...(deletable.length === 0 ? ['nothing to prune'] : [])];
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}

function inputsOf(words: string[], { live, namespace }: { live?: string; namespace?: string }) {
  const [path = 'dist', ...more] = words;
  if (more.length > 0) {
    const fix = 'see cdk8s-batch prune --help';
    throw new InputError([{ prop: 'PATH', got: words.map(show).join(', '), allowed: 'one file or folder', fix }]);
  }
  if (live === undefined) {
    const fix = `name a file with what \`kubectl get ${KINDS} -o yaml\` prints`;
    throw new InputError([{ prop: '--live', got: 'nothing', allowed: 'what the cluster has', fix }]);
  }
  if (path === '-' && live === '-') {
    const fix = 'write one of them to a file';
    throw new InputError([{ prop: '--live', got: '- with PATH -', allowed: 'standard input for one of them', fix }]);
  }
  return { path, live, namespace };
}

/** An object that is rendered without a namespace has one in the cluster, which only its user knows. */
function inNamespace(given: string | undefined, rendered: Manifest[]): Manifest[] {
  return rendered.map((object) => {
    const { kind, metadata } = object;
    if (!isOfWorkload(object) || metadata?.namespace) {
      return object;
    }
    if (!given) {
      const allowed = `the namespace that ${kind} ${metadata?.name} is applied to: it is rendered without one`;
      throw new InputError([{ prop: '--namespace', got: show(given), allowed, fix: 'add --namespace NAME' }]);
    }
    return { ...object, metadata: { ...metadata, namespace: given } };
  });
}

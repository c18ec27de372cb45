import { InputError } from '../fields/input-error';
import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';
import { Arguments } from './arguments';
import { isOfWorkload, earlierContents } from './earlier-contents';
import { readLive, readManifests } from './manifests';
import { toYaml } from './portable-yaml';
import { KINDS } from './usage/prune';

/** Prints what earlier contents have left in a cluster. */
export function prune({ options, words }: Arguments): number {
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

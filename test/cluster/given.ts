import { ChildProcess, execFile, spawn } from 'child_process';
import { mkdirSync, symlinkSync } from 'fs';
import { delimiter, join } from 'path';
import { promisify } from 'util';
import { until } from '../broker/until';
import { findAssets } from './assets';
import { ControlPlane } from './control-plane';
import { Servers } from './servers';

/** What a cluster has before the tests come. */
const OF_KUBERNETES = /^(namespace\/(default|kube-.*)|priorityclass\.scheduling\.k8s\.io\/system-.*)$/;

/**
 * `npm run test:cluster` as it runs against a cluster of one's own: a control plane starts here, and the suite gets its
 * kubeconfig, and kubectl on the PATH, and no more. It fails, too, when the suite leaves something on the cluster.
 */
async function main(argv: string[]): Promise<number> {
  const assets = findAssets();
  if (assets === undefined) {
    throw new Error('no control plane to start; test/cluster/install-control-plane builds one');
  }
  const servers = new Servers();
  const kubeconfig = await ControlPlane.start(assets, servers);
  const bin = join(servers.folder, 'bin');
  mkdirSync(bin);
  symlinkSync(join(assets, 'kubectl'), join(bin, 'kubectl'));
  const PATH = `${bin}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH, CLUSTER_TESTS_KUBECONFIG: kubeconfig, KUBEBUILDER_ASSETS: undefined };
  const status = await endOf(startSuite(argv, env));
  await nothingIsLeft(join(bin, 'kubectl'), kubeconfig);
  return status;
}

/** The suite is a process group, all of which ends with this process, however that ends. */
function startSuite(argv: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const command = ['run', 'test:cluster', '--', ...argv];
  const suite = spawn('npm', command, { env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
  process.prependOnceListener('exit', () => {
    try {
      process.kill(-(suite.pid as number), 'SIGTERM');
    } catch {
      // The group has ended.
    }
  });
  return suite;
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}

async function nothingIsLeft(kubectl: string, kubeconfig: string): Promise<void> {
  const argv = ['--kubeconfig', kubeconfig, 'get', 'namespaces,nodes,priorityclasses', '-o', 'name'];
  let left: string[] = [];
  await until('the cluster is as it was', async () => {
    const { stdout } = await promisify(execFile)(kubectl, argv);
    left = stdout.split('\n').filter((name) => name !== '' && !OF_KUBERNETES.test(name));
    return left.length === 0;
  }).catch((error: Error) => {
    throw new Error([error.message, ...left].join('\n'));
  });
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  ({ message }: Error) => {
    process.stderr.write(`${message}\n`);
    process.exit(1);
  },
);

import { ChildProcess, spawn } from 'child_process';
import { join } from 'path';
import { ASSETS, ControlPlane, hasControlPlane } from './control-plane';

/** What stop.ts ends. */
export const running: { plane?: ControlPlane; proxy?: ChildProcess } = {};

/**
 * Before the first test: a control plane of our own, or the cluster that CLUSTER_TESTS_KUBECONFIG names, never one that
 * merely happens to be the current context. The tests find it by KUBECTL, KUBECONFIG and API_SERVER, and its
 * release by SERVER_MINOR.
 */
export default async function start(): Promise<void> {
  const given = process.env.CLUSTER_TESTS_KUBECONFIG;
  if (given === undefined && !hasControlPlane()) {
    return; // each suite says so
  }
  const started = Date.now();
  process.env.KUBECTL = hasControlPlane() ? join(ASSETS, 'kubectl') : 'kubectl';
  process.env.KUBECONFIG = given ?? (await startControlPlane());
  process.env.API_SERVER = await startProxy(process.env.KUBECTL);
  const version = (await (await fetch(`${process.env.API_SERVER}/version`)).json()) as { minor: string };
  process.env.SERVER_MINOR = String(Number.parseInt(version.minor, 10)); // some clouds write `31+`
  process.stderr.write(`${given ?? ASSETS}: ready after ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

async function startControlPlane(): Promise<string> {
  const plane = await ControlPlane.start();
  running.plane = plane;
  return plane.kubeconfig;
}

/** `kubectl proxy` answers plain HTTP and brings the kubeconfig's credentials along. */
function startProxy(kubectl: string): Promise<string> {
  const proxy = spawn(kubectl, ['proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.proxy = proxy;
  return new Promise((resolve, reject) => {
    proxy.once('exit', (status) => reject(new Error(`kubectl proxy ended with ${status}`)));
    proxy.stdout.once('data', (line) => resolve(`http://${/127\.0\.0\.1:\d+/.exec(String(line))}`));
  });
}

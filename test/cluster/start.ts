import { existsSync } from 'fs';
import { join, resolve } from 'path';
import { findAssets } from './assets';
import { ControlPlane } from './control-plane';
import { refuseUnlessFree } from './given-cluster';
import { Servers } from './servers';

/** What stop.ts ends. */
export const running: { servers?: Servers } = {};

/**
 * Before the first test: a control plane of our own, or the cluster that CLUSTER_TESTS_KUBECONFIG names, never one that
 * merely happens to be the current context. A given cluster is asked with the kubectl of the PATH, as its user asks it.
 * The tests find the cluster by KUBECTL, KUBECONFIG and API_SERVER, and its release by SERVER_MINOR.
 */
export default async function start(): Promise<void> {
  const given = givenKubeconfig();
  const assets = given === undefined ? findAssets() : undefined;
  if (given === undefined && assets === undefined) {
    return; // each suite says so
  }
  const started = Date.now();
  const servers = new Servers();
  running.servers = servers;
  try {
    process.env.KUBECTL = assets === undefined ? 'kubectl' : join(assets, 'kubectl');
    process.env.KUBECONFIG = given ?? (await ControlPlane.start(assets as string, servers));
    process.env.API_SERVER = await startProxy(servers, process.env.KUBECTL);
    process.env.SERVER_MINOR = String(await minorOf(process.env.API_SERVER));
    if (given !== undefined) {
      await refuseUnlessFree(given);
    }
  } catch (error) {
    servers.stop(); // Jest calls no stop.ts after a start that failed
    throw error;
  }
  process.stderr.write(`${given ?? assets}: ready after ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function givenKubeconfig(): string | undefined {
  const given = process.env.CLUSTER_TESTS_KUBECONFIG;
  if (given !== undefined && (given === '' || !existsSync(given))) {
    const fix = 'leave it unset for a control plane of their own';
    throw new Error(`CLUSTER_TESTS_KUBECONFIG: got '${given}', allowed a file that is there; ${fix}`);
  }
  return given && resolve(given);
}

/** `kubectl proxy` answers plain HTTP and brings the kubeconfig's credentials along. */
async function startProxy(servers: Servers, kubectl: string): Promise<string> {
  const proxy = servers.start(kubectl, ['proxy', '--port=0'], process.env);
  const [address] = await proxy.ready(async () => /127\.0\.0\.1:\d+/.exec(proxy.log) ?? undefined);
  return `http://${address}`;
}

async function minorOf(server: string): Promise<number> {
  const answer = await fetch(`${server}/version`);
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${process.env.KUBECONFIG}: no version of its API server: ${answer.status} ${text.trim()}`);
  }
  return Number.parseInt((JSON.parse(text) as { minor: string }).minor, 10); // some clouds write `31+`
}

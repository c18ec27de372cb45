import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';

const BINARIES = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kubectl'];

/** The binaries of a control plane; nothing where `install-control-plane` has put none. */
export function findAssets(): string | undefined {
  const given = process.env.KUBEBUILDER_ASSETS; // the name that envtest and setup-envtest use
  const folder = given ?? join(cache(), 'cdk8s-batch', `kubernetes-${newestVersion()}`);
  if (given === undefined && !existsSync(folder)) {
    return undefined;
  }
  const missing = BINARIES.filter((binary) => !isExecutable(join(folder, binary)));
  if (folder === '' || missing.length > 0) {
    const allowed = `a folder with ${BINARIES.join(', ')} that may be executed`;
    const fix = 'test/cluster/install-control-plane prints one';
    const got = folder === '' ? "''" : `${folder} without ${missing.join(', ')}`;
    throw new Error(`KUBEBUILDER_ASSETS: got ${got}, allowed ${allowed}; ${fix}`);
  }
  return folder;
}

function cache(): string {
  return process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
}

/** Of versions/, the one that `install-control-plane` builds unless told otherwise. */
function newestVersion(): string {
  const versions = join(__dirname, 'versions');
  const [newest] = readdirSync(versions).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const [, version] = /k8s\.io\/kubernetes (v\S+)/.exec(readFileSync(join(versions, newest, 'go.mod'), 'utf8')) ?? [];
  return version;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

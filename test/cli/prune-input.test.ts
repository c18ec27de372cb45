import { writeFileSync } from 'fs';
import { join } from 'path';
import { gzipSync } from 'zlib';
import { call, folderWith, spawnCommand } from './command';
import {
  config,
  CURRENT,
  EARLIER,
  ended,
  inContainer,
  inVolume,
  job,
  listOf,
  object,
  prune,
  RENDERED,
} from './prune-command';

describe('what prune is given', () => {
  const folder = folderWith({ 'dist.yaml': listOf(RENDERED) });
  const file = join(folder, 'live.yaml');
  const pruned = (live: string | Buffer) => {
    writeFileSync(file, live);
    return call('prune', `${folder}/dist.yaml`, '--live', file);
  };

  it('may come through standard input', () => {
    const { status: code, stdout } = spawnCommand(folder, ['prune', 'dist.yaml', '--live', '-'], listOf([ended({})]));
    expect({ code, stdout }).toEqual({ code: 0, stdout: pruned(listOf([ended({})])).stdout });
    expect(stdout).toContain(`name: report-${EARLIER}`);
  });

  it('may be a list of nothing', () => {
    expect(pruned(listOf([]))).toEqual({ status: 0, stdout: '', stderr: 'nothing to prune\n' });
  });

  it.each([
    ['numbers', '[1,2]', '[1,2]'],
    ['a text', 'No resources found', '"No resources found"'],
    ['a list of numbers', '{"kind":"List","items":[1]}', '1'],
    ['a list of null', '{"kind":"List","items":[null]}', 'nothing'],
    ['a list with fields for items', '{"kind":"List","items":{"a":1}}', 'a List whose items are {"a":1}'],
    ['a list without items', '{"kind":"List"}', 'a List whose items are nothing'],
    ['a list of Jobs with null for items', '{"kind":"JobList","items":null}', 'a JobList whose items are nothing'],
    ['a list with a number for items', '{"kind":"List","items":1}', 'a List whose items are 1'],
    ['a list that holds itself', '&a {kind: List, items: [*a]}', 'Maximum call stack size exceeded'],
  ])('may not be %s', (_title, live, got) => {
    const fix = 'pipe what `kubectl get -o yaml` prints, or name a rendered file';
    const stderr = `${file}: got ${got}, allowed YAML of Kubernetes objects; ${fix}\n`;
    expect(pruned(live)).toEqual({ status: 2, stdout: '', stderr });
  });

  it.each([
    ['as PowerShell writes it', Buffer.from('\ufeffkind: Job\r\n', 'utf16le'), 'UTF-16', 'save it as UTF-8'],
    ['packed', gzipSync(listOf([])), 'gzip', 'unpack it'],
    ['in Latin-1', Buffer.from('kind: Gr\xf6\xdfe', 'latin1'), 'not UTF-8 but probably Latin-1', 'save it as UTF-8'],
    ['of bytes', Buffer.from([0, 1, 0xff]), 'not UTF-8 text', 'pipe what'],
  ])('may not be %s, and is told so without its bytes', (_title, live, what, fix) => {
    const { status, stdout, stderr } = pruned(live);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const told = `${file}: got input that is ${what}, allowed YAML of Kubernetes objects; ${fix}`;
    expect([stderr.slice(0, told.length), stderr.split('\n').length]).toEqual([told, 2]);
  });

  it.each([
    ['nothing at all', '---\n', 'nothing'],
    ['an object without a kind', '{"apiVersion":"v1","metadata":{"name":"a"}}', undefined],
    ['an object without an API version', '{"kind":"Job","metadata":{"name":"a"}}', undefined],
    ['an object without a name', '{"apiVersion":"batch/v1","kind":"Job","metadata":null}', undefined],
  ])('may not be %s, as of a cluster', (_title, live, got = live) => {
    const allowed = 'Kubernetes objects, each with its apiVersion, kind and name';
    const stderr = `--live: got ${got}, allowed ${allowed}; give what \`kubectl get -o yaml\` prints\n`;
    expect(pruned(live)).toEqual({ status: 2, stdout: '', stderr });
  });

  it.each([null, 5, 'x', [], {}, [null], [5], [{}]])(
    'may have %j for conditions, status, volumes or a spec',
    (junk) => {
      const live = [
        job(EARLIER, { status: { conditions: junk } }),
        job(CURRENT, { status: junk }),
        object('Pod', 'a', { spec: junk }),
        object('Pod', 'b', { spec: { volumes: junk, containers: junk, initContainers: junk } }),
        object('Pod', 'c', { spec: inVolume({ projected: junk, configMap: junk }) }),
        object('Pod', 'd', { spec: inVolume({ projected: { sources: junk } }) }),
        object('Pod', 'e', { spec: inContainer({ env: junk, envFrom: junk }) }),
        object('Deployment', 'f', { spec: { template: junk } }),
        object('CronJob', 'g', { spec: { jobTemplate: junk } }),
      ];
      const kept = [`kept Job report-${EARLIER}: it has not finished`, 'nothing to prune'];
      expect(prune(live)).toEqual({ gone: [], said: kept });
      expect(prune([...live, config('cccccccccc')]).gone).toEqual(['ConfigMap report-files-cccccccccc']);
    },
  );

  it('is what the cluster has, and one file or folder to hold it against', () => {
    expect(call('prune')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        '--live: got nothing, allowed what the cluster has; name a file with what ' +
        '`kubectl get jobs,configmaps,pods,cronjobs,deployments,replicasets,statefulsets -o yaml` prints\n',
    });
    expect(call('prune', 'a', 'b', '--live', '-').stderr).toBe(
      'PATH: got "a", "b", allowed one file or folder; see cdk8s-batch prune --help\n',
    );
    expect(call('prune', '-', '--live', '-')).toEqual({
      status: 2,
      stdout: '',
      stderr: '--live: got - with PATH -, allowed standard input for one of them; write one of them to a file\n',
    });
  });
});

describe('a file or folder that does not exist', () => {
  const render = 'render first with `npm run synth`, or name a file';

  it.each([
    ['PATH', render, ['prune', 'nowhere', '--live', '-']],
    ['PATH', render, ['schedule', 'nowhere']],
    ['--from', render, ['run', 'report', '--from', 'nowhere']],
    ['--live', 'give what `kubectl get -o yaml` prints', ['prune', 'dist', '--live', 'nowhere']],
  ])('is told as the %s that was given (%#)', (prop, fix, argv) => {
    const stderr = `${prop}: got "nowhere", allowed a file or folder that exists, or -; ${fix}\n`;
    expect(call(...argv)).toEqual({ status: 2, stdout: '', stderr });
  });
});

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, parse } from 'path';
import { DEAD_LETTER_FILES, PRODUCER_FILES, WORKER_FILES, coreFor, runtimeFolder } from '../../lib/queue/runtime';

const CORES = [WORKER_FILES, PRODUCER_FILES, DEAD_LETTER_FILES];

describe('the core', () => {
  it.each(CORES)('lies beside a Python program, as the library ships it (%#)', (...names) => {
    const shipped = names.map((name) => [name, readFileSync(join('runtime', name), 'utf8')]);
    expect(coreFor({ _isPython: true }, names)).toEqual(Object.fromEntries(shipped));
  });

  it('lies beside a program in another language that it starts, and beside no other', () => {
    const [starter, other] = ['/opt/program/queue_worker.py', '/opt/program/queue_client.py'];
    const program = { _isPython: false };
    const filesOf = (asked: Parameters<typeof coreFor>[0]) => Object.keys(coreFor(asked, WORKER_FILES, starter));
    expect(filesOf({ ...program, command: ['python', starter, '--', './ship-order'] })).toEqual(WORKER_FILES);
    expect(filesOf({ ...program, args: [starter] })).toEqual(WORKER_FILES);
    expect(filesOf({ ...program, command: ['python', other], args: ['queue_worker.py'] })).toEqual([]);
    expect(coreFor({ ...program, command: ['python', starter] }, WORKER_FILES)).toEqual({});
    expect(filesOf(program)).toEqual([]);
  });

  it('is all Python that the library ships', () => {
    const shipped = readdirSync('runtime').filter((name) => name.endsWith('.py'));
    expect([...new Set(CORES.flat())].sort()).toEqual(shipped.sort());
  });
});

describe('the folder that holds the core', () => {
  const core = (folder: string) => {
    mkdirSync(join(folder, 'runtime'), { recursive: true });
    writeFileSync(join(folder, 'runtime/queue_worker.py'), '');
  };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'package-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is found from any folder of the package', () => {
    const inside = join(folder, 'build', 'lib', 'queue');
    mkdirSync(inside, { recursive: true });
    core(folder);
    expect(runtimeFolder(inside)).toBe(join(folder, 'runtime'));
    expect(runtimeFolder(folder)).toBe(join(folder, 'runtime'));
  });

  it('is that of the installed package for code in a bundle of an app, whatever package.json is above', () => {
    const bundle = join(folder, 'out');
    mkdirSync(bundle);
    mkdirSync(join(folder, 'runtime')); // an app may have a folder of that name
    writeFileSync(join(folder, 'package.json'), '{}');
    core(join(folder, 'node_modules/cdk8s-batch'));
    expect(runtimeFolder(bundle)).toBe(join(folder, 'node_modules/cdk8s-batch/runtime'));
  });

  it('is missing where no folder above has it, which is told with what to do', () => {
    const message = /runtime\/ from \/ on; leave the package out of the bundle of your app$/;
    expect(() => runtimeFolder(parse(folder).root)).toThrow(message);
  });
});

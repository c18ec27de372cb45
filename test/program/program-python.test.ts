import { Resources } from '../../lib/pod/resources';
import { Interpreter } from '../../lib/program/interpreter';
import { PackageIndex } from '../../lib/program/package-index';
import { Program } from '../../lib/program/program';
import { PythonOptions } from '../../lib/program/python-options';
import { containerOf, objectsOf, problemsOf, scratchFolder, templateOf } from '../pod/sample';
import { find } from '../support/manifests';
import { refusalsOf } from '../support/refusals';

const file = scratchFolder();
const script = file('process.py', 'print("done")\n');
const requirements = file('process.requirements.txt', `numpy==2.1.0 --hash=sha256:${'0a'.repeat(32)}\n`);
const IMAGE = 'python:3.13-slim';

function python(options: PythonOptions = {}) {
  return Program.script(script, Interpreter.python(IMAGE, options));
}

function specOf(options: PythonOptions) {
  return templateOf({ program: python(options) }).spec;
}

describe('a Python program', () => {
  it('is process 1 of its container', () => {
    expect(
      containerOf({ program: Program.script(script, Interpreter.python(IMAGE), { args: ['--size', 'large'] }) }),
    ).toMatchObject({
      image: IMAGE,
      command: ['python', '/opt/program/process.py'],
      args: ['--size', 'large'],
    });
  });

  it('writes its log at once and no byte code, has a home that it can write to, and a thread for each CPU', () => {
    expect(containerOf({ program: python() }).env).toEqual([
      { name: 'HOME', value: '/tmp' },
      { name: 'OMP_NUM_THREADS', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
      { name: 'PYTHONDONTWRITEBYTECODE', value: '1' },
      { name: 'PYTHONUNBUFFERED', value: '1' },
    ]);
  });

  it('without requirements installs nothing and opens nothing', () => {
    const { initContainers, volumes } = specOf({});
    expect(initContainers).toBeUndefined();
    expect(volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'program']);
    expect(find(objectsOf({ program: python() }), 'NetworkPolicy').spec.egress).toHaveLength(1);
  });

  it('lets its user decide about the interpreter', () => {
    const env = { OMP_NUM_THREADS: '4', PYTHONPATH: '/data' };
    expect(problemsOf({ program: python(), env })).toEqual([]);
    const rendered = containerOf({ program: python(), env }).env;
    expect(rendered).toContainEqual({ name: 'OMP_NUM_THREADS', value: '4' });
    expect(rendered).toContainEqual({ name: 'PYTHONPATH', value: '/data' });
  });

  it('finds its installed packages, whatever its user sets', () => {
    const env = { PYTHONPATH: '/data' };
    const [told, ...others] = problemsOf({ program: python({ requirements }), env });
    expect(told).toMatch(/^env\["PYTHONPATH"\]: got "PYTHONPATH", allowed any name but PYTHONPATH;/);
    expect(others).toEqual([]);
  });
});

describe('the requirements of a Python program', () => {
  it('are carried beside it under one name', () => {
    const { data } = find(objectsOf({ program: python({ requirements }) }), 'ConfigMap');
    expect(Object.keys(data).sort()).toEqual(['process.py', 'requirements.txt']);
    expect(data['requirements.txt']).toMatch(/^numpy==2\.1\.0 --hash/);
  });

  it('are installed before it starts: as wheels, with their hashes, into a volume', () => {
    const [install, ...others] = specOf({ requirements }).initContainers;
    expect(others).toEqual([]);
    expect(install).toMatchObject({ name: 'install-requirements', image: IMAGE, imagePullPolicy: 'Always' });
    expect(install.command).toEqual([
      'python',
      '-m',
      'pip',
      'install',
      '--require-hashes',
      '--only-binary=:all:',
      '--no-cache-dir',
      '--disable-pip-version-check',
      '--target=/opt/packages',
      '--requirement=/opt/program/requirements.txt',
    ]);
    expect(install.env).toEqual([
      { name: 'HOME', value: '/tmp' },
      { name: 'TMPDIR', value: '/opt/packages' },
    ]);
    expect(install.volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'program', mountPath: '/opt/program', readOnly: true },
      { name: 'packages', mountPath: '/opt/packages' },
    ]);
  });

  it('are installed with the rights and the resources of the program', () => {
    const { initContainers, containers } = specOf({ requirements });
    expect(initContainers[0].securityContext).toEqual(containers[0].securityContext);
    expect(initContainers[0].resources).toEqual(containers[0].resources);
  });

  it('are read by the program, and not written', () => {
    const [{ env, volumeMounts }] = specOf({ requirements }).containers;
    expect(env).toContainEqual({ name: 'PYTHONPATH', value: '/opt/packages' });
    expect(volumeMounts).toContainEqual({ name: 'packages', mountPath: '/opt/packages', readOnly: true });
  });

  it('come from the public index, unless another one is named', () => {
    const egressOf = (options: PythonOptions) =>
      find(objectsOf({ program: python(options) }), 'NetworkPolicy').spec.egress[1];
    expect(egressOf({ requirements })).toEqual({ ports: [{ protocol: 'TCP', port: 443 }] });
    const packageIndex = PackageIndex.of('https://pypi.example:8443/simple', '10.1.2.0/24');
    expect(egressOf({ requirements, packageIndex })).toEqual({
      to: [{ ipBlock: { cidr: '10.1.2.0/24' } }],
      ports: [{ protocol: 'TCP', port: 8443 }],
    });
    const [install] = specOf({ requirements, packageIndex }).initContainers;
    expect(install.env).toContainEqual({ name: 'PIP_INDEX_URL', value: 'https://pypi.example:8443/simple' });
  });

  it('come from the index whose address was written, whatever Kubernetes makes of dollar signs', () => {
    const packageIndex = PackageIndex.of('https://pypi.example/$(HOME)/simple', '10.1.2.0/24');
    const [install] = specOf({ requirements, packageIndex }).initContainers;
    expect(install.env).toContainEqual({ name: 'PIP_INDEX_URL', value: 'https://pypi.example/$$(HOME)/simple' });
  });

  it('are pinned with hashes', () => {
    expect(refusalsOf(() => python({ requirements: file('loose.txt', 'numpy>=2\n') }))).toEqual([
      'Interpreter.python requirements: got "numpy>=2"',
    ]);
  });

  it('are in a file that exists, and all that is wrong is said at once', () => {
    const wrong = { requirements: 'no.txt', packagesSize: '17Gi' };
    expect(refusalsOf(() => Interpreter.python('python', wrong))).toEqual([
      'Interpreter.python image: got "python"',
      'Interpreter.python requirements: got "no.txt"',
      'Interpreter.python packagesSize: got "17Gi"',
    ]);
  });
});

describe('the room for packages', () => {
  const sizeLimit = (packagesSize?: string) =>
    specOf({ requirements, packagesSize }).volumes.find(({ name }: { name: string }) => name === 'packages').emptyDir;

  it('is 256 MiB, unless another size is given', () => {
    expect(sizeLimit()).toEqual({ sizeLimit: '256Mi' });
    expect(sizeLimit('16Mi')).toEqual({ sizeLimit: '16Mi' });
    expect(sizeLimit('16Gi')).toEqual({ sizeLimit: '16Gi' });
  });

  it.each([
    ['16383Ki', ''],
    ['16777217Ki', ''],
    ['16.0001Mi', ', which is 16777320.8576 bytes'],
  ])('is not %j', (packagesSize, meaning) => {
    expect(refusalsOf(() => python({ requirements, packagesSize }))).toEqual([
      `Interpreter.python packagesSize: got "${packagesSize}"${meaning}`,
    ]);
  });

  it('is part of what the pod may write on its node', () => {
    const resources = Resources.of('100m', '64Mi');
    const { limits, requests } = containerOf({ program: python({ requirements }), resources }).resources;
    expect(limits['ephemeral-storage']).toBe('384Mi'); // 64 for /tmp, 64 for logs, 256 for packages
    expect(requests['ephemeral-storage']).toBe('384Mi');
  });

  it('and the index say nothing without requirements, and are refused', () => {
    const packageIndex = PackageIndex.of('https://pypi.example', '10.1.2.0/24');
    expect(refusalsOf(() => python({ packageIndex, packagesSize: '64Mi' }))).toEqual([
      'Interpreter.python packageIndex: got a value without requirements',
      'Interpreter.python packagesSize: got a value without requirements',
    ]);
  });
});

import { Size } from 'cdk8s';
import { PackageIndex, Program } from '../../lib';
import { BadInput, configMap } from './case';
import { batch, PYTHON, requirements, SCRIPT } from './constructs';
import { scratchFile } from './scratch';

const script =
  (content: string | Buffer, name = 'run.sh') =>
  () =>
    Program.shell(scratchFile(name, content), SCRIPT);

export const PROGRAMS: BadInput[] = [
  {
    what: 'a program file that is missing',
    make: () => Program.shell('programs/missing.sh', SCRIPT),
    says: [
      'Program.shell file: got "programs/missing.sh", allowed a file that exists; check the path: it is relative to the folder that synth runs in',
    ],
    ours: 'program files',
  },
  {
    what: 'a program that is a folder',
    make: () => Program.shell('programs', SCRIPT),
    says: [
      'Program.shell file: got "programs", allowed a file that exists; check the path: it is relative to the folder that synth runs in',
    ],
    ours: 'program files',
  },
  {
    what: 'a program that is empty',
    make: script(''),
    says: [
      'Program.shell file: got "FOLDER/run.sh", which is empty, allowed a file with a program in it; write the program',
    ],
    ours: 'program files',
  },
  {
    what: 'a program with the line ends of Windows',
    make: script('echo a\r\necho b\r\n'),
    says: [
      'Program.shell file: got "FOLDER/run.sh" with CRLF line ends, allowed LF line ends; save it with LF; a shell takes the CR for part of each command',
    ],
    manifest: configMap({ 'run.sh': 'echo a\r\necho b\r\n' }),
    stricter: 'a shell takes the CR for part of each command',
  },
  {
    what: 'a program with the line ends of an old Mac',
    make: script('echo a\recho b\r'),
    says: [
      'Program.shell file: got "FOLDER/run.sh" with CR line ends, allowed LF line ends; save it with LF; a shell takes the CR for part of each command',
    ],
    manifest: configMap({ 'run.sh': 'echo a\recho b\r' }),
    stricter: 'a shell takes the CR for part of each command',
  },
  {
    what: 'a program with a byte order mark',
    make: script('\ufeffecho a\n'),
    says: [
      'Program.shell file: got "FOLDER/run.sh" with a byte order mark, allowed text without one; save it as UTF-8 without BOM; a shell takes it for part of the first command',
    ],
    manifest: configMap({ 'run.sh': '\ufeffecho a\n' }),
    stricter: 'a shell takes it for part of the first command',
  },
  {
    what: 'a program with a name that every object of JavaScript has',
    make: script('echo a\n', '__proto__'),
    says: ['Program.shell file: got "FOLDER/__proto__", allowed a file that cdk8s can render by its name; rename it'],
    manifest: configMap({ ['__proto__']: 'echo a\n' }),
    stricter: 'cdk8s cannot render it',
  },
  {
    what: 'a program that is no text',
    make: script(Buffer.from([0xff, 0xfe, 0x00])),
    says: [
      'Program.shell file: got "FOLDER/run.sh", which is not UTF-8 text, allowed a text file; build an image for programs that are not text',
    ],
    ours: 'program files',
  },
  {
    what: 'a program whose name no ConfigMap takes',
    make: script('echo a\n', 'run it.sh'),
    says: [
      'Program.shell file: got "run it.sh", allowed 1 to 253 letters, digits, "-", "_" and ".", not "." and not starting with ".."; rename the file or key',
    ],
    manifest: configMap({ 'run it.sh': 'echo a\n' }),
  },
  {
    what: 'a program of more than 1 MiB',
    make: script(`${'#'.repeat(1024 * 1024)}\n`),
    says: [
      'Program.shell files: got 1048583 bytes, allowed at most 1048576 bytes in all, the limit of a ConfigMap; build an image and use Program.image',
    ],
    manifest: configMap({ 'run.sh': `${'#'.repeat(1024 * 1024)}\n` }),
  },
  {
    what: 'two files of one name',
    make: () => {
      const file = scratchFile('run.sh', 'echo a\n');
      return Program.shell(file, { ...SCRIPT, files: [file] });
    },
    says: [
      'Program.shell files: got two files named "run.sh", allowed one file a name, as all lie in one folder; rename one of them',
    ],
    ours: 'program files',
  },
  {
    what: 'a requirement without a version',
    make: requirements('pandas\n'),
    says: [
      'Program.python requirements: got "pandas", allowed NAME==VERSION with at least one --hash=sha256:…; write the names into requirements.in and run `pip-compile --generate-hashes`',
    ],
    ours: 'program files',
  },
  {
    what: 'a requirement without a hash',
    make: requirements('pandas==3.1.1\n'),
    says: [
      'Program.python requirements: got "pandas==3.1.1", allowed NAME==VERSION with at least one --hash=sha256:…; write the names into requirements.in and run `pip-compile --generate-hashes`',
    ],
    ours: 'program files',
  },
  {
    what: 'an index of packages without requirements',
    make: () =>
      Program.python(scratchFile('run.py', 'print(1)\n'), {
        ...PYTHON,
        packageIndex: PackageIndex.of('https://pypi.example/simple', '10.0.0.0/8'),
      }),
    says: [
      'Program.python packageIndex: got a value without requirements, allowed with requirements; name the requirements file, or leave this out',
    ],
    ours: 'program files',
  },
  {
    what: 'more room for packages than there is',
    make: requirements(`pika==1.3.2 --hash=sha256:${'0'.repeat(64)}\n`, { packagesSize: Size.gibibytes(17) }),
    says: [
      'Program.python packagesSize: got 17Gi, allowed whole KiB from 16Mi to 16Gi; measure with `pip install --target` and `du`',
    ],
    ours: 'program files',
  },
  {
    what: 'an index of packages without https',
    make: () => PackageIndex.of('pypi.example', '10.0.0.0/8'),
    says: [
      'PackageIndex.of url: got "pypi.example", allowed https://HOST[:PORT]/PATH; write the whole address of the simple index',
    ],
    ours: 'program files',
  },
  {
    what: 'an index of packages with a blank',
    make: () => PackageIndex.of('https://pypi.example/a b', '10.0.0.0/8'),
    says: [
      'PackageIndex.of url: got "https://pypi.example/a b", allowed https://HOST[:PORT]/PATH; write it without spaces, and with a port from 1 to 65535 or none',
    ],
    ours: 'program files',
  },
  {
    what: 'an index of packages in the clear',
    make: () => PackageIndex.of('http://pypi.example', '10.0.0.0/8'),
    says: [
      'PackageIndex.of url: got "http://pypi.example", allowed https://HOST[:PORT]/PATH; use https, so that nobody on the way can change a package',
    ],
    ours: 'program files',
  },
  {
    what: 'an index of packages with a password',
    make: () => PackageIndex.of('https://me:hunter2@pypi.example/simple', '10.0.0.0/8'),
    says: [
      'PackageIndex.of url: got credentials for "pypi.example", allowed https://HOST[:PORT]/PATH; leave the credentials out; use a mirror that needs none',
    ],
    ours: 'program files',
  },
  {
    what: 'a program of another class',
    make: batch({ program: 'busybox:1.37' as unknown as Program }),
    says: [
      '[shop/report] program: got "busybox:1.37", allowed a Program; make one with Program.image, Program.shell or Program.python',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'no program',
    make: batch({ program: undefined as unknown as Program }),
    says: [
      '[shop/report] program: got nothing, allowed a Program; there is no default: make one with Program.image, Program.shell or Program.python',
    ],
    ours: 'JavaScript',
  },
];

import { Interpreter, PackageIndex } from '../../lib';
import { BadInput, jobWithContainer } from './case';
import { pythonWith } from './constructs';

const INDEX_IN_REQUIREMENTS =
  'allowed NAME==VERSION with at least one --hash=sha256:…; leave the line out, as `pip-compile --no-emit-index-url` does, and name an index of your own by packageIndex: PackageIndex.of(url, cidr), one for all packages';

export const INTERPRETERS: BadInput[] = [
  {
    what: 'a shell of an image without a tag',
    make: () => Interpreter.shell('busybox'),
    says: [
      'Interpreter.shell image: got "busybox", allowed a fixed tag or a digest; name the version, for example "busybox:1.2.3"; "latest" is another program tomorrow',
    ],
    manifest: jobWithContainer({ image: 'busybox' }),
    stricter: 'it is another program tomorrow',
  },
  {
    what: 'an interpreter without a command',
    make: () => Interpreter.of('node:22.12-alpine'),
    says: [
      "Interpreter.of command: got [], allowed a program and what it is started with; name what starts the file, for example Interpreter.of('node:22.12-alpine', 'node')",
    ],
    ours: 'the library',
  },
  {
    what: 'an interpreter that is started by nothing',
    make: () => Interpreter.of('node:22.12-alpine', '', '--enable-source-maps'),
    says: [
      `Interpreter.of command: got ["","--enable-source-maps"], allowed a program and what it is started with; name what starts the file, for example Interpreter.of('node:22.12-alpine', 'node')`,
    ],
    manifest: jobWithContainer({ command: ['', '--enable-source-maps', '/opt/program/run.js'] }),
    stricter: 'nothing can be started by it',
  },
  {
    what: 'a requirement without a version',
    make: pythonWith('pandas\n'),
    says: [
      'Interpreter.python requirements: got "pandas", allowed NAME==VERSION with at least one --hash=sha256:…; write the names into requirements.in and run `pip-compile --generate-hashes`',
    ],
    ours: 'program files',
  },
  {
    what: 'a requirement without a hash',
    make: pythonWith('pandas==3.1.1\n'),
    says: [
      'Interpreter.python requirements: got "pandas==3.1.1", allowed NAME==VERSION with at least one --hash=sha256:…; write the names into requirements.in and run `pip-compile --generate-hashes`',
    ],
    ours: 'program files',
  },
  {
    what: 'requirements with the index that pip-compile was given',
    make: pythonWith('--index-url https://me:hunter2@pypi.example/simple\n'),
    says: [
      `Interpreter.python requirements: got "--index-url https://***@pypi.example/simple", ${INDEX_IN_REQUIREMENTS}`,
    ],
    ours: 'program files',
  },
  {
    what: 'requirements with more indexes, in each way that pip reads them',
    make: pythonWith('-i https://a.example/simple\n--extra-index-url=https://b.example/simple\n'),
    says: [
      `Interpreter.python requirements: got "-i https://a.example/simple", ${INDEX_IN_REQUIREMENTS}`,
      `Interpreter.python requirements: got "--extra-index-url=https://b.example/simple", ${INDEX_IN_REQUIREMENTS}`,
    ],
    ours: 'program files',
  },
  {
    what: 'requirements as PowerShell writes them',
    make: pythonWith(Buffer.from('\ufeffpandas==3.1.1\r\n', 'utf16le')),
    says: [
      'Interpreter.python requirements: got "FOLDER/requirements.txt", which is UTF-16, allowed a text file in UTF-8; save it as UTF-8, or convert it: `iconv -f UTF-16 -t UTF-8 OLD | tr -d \'\\r\' > NEW`',
    ],
    ours: 'program files',
  },
  {
    what: 'an index of packages without requirements',
    make: () =>
      Interpreter.python('python:3.13-alpine', {
        packageIndex: PackageIndex.of('https://pypi.example/simple', '10.0.0.0/8'),
      }),
    says: [
      'Interpreter.python packageIndex: got a value without requirements, allowed with requirements; name the requirements file, or leave this out',
    ],
    ours: 'program files',
  },
  {
    what: 'more room for packages than there is',
    make: pythonWith(`pika==1.3.2 --hash=sha256:${'0'.repeat(64)}\n`, { packagesSize: '17Gi' }),
    says: [
      'Interpreter.python packagesSize: got "17Gi", allowed whole bytes from 16Mi to 16Gi; measure with `pip install --target` and `du`',
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
];

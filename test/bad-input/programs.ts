import { gzipSync } from 'zlib';
import { Program } from '../../lib';
import { BadInput, configMap } from './case';
import { batch, pythonWith, SHELL } from './constructs';
import { scratchFile } from './scratch';

const script =
  (content: string | Buffer, name = 'run.sh', interpreter = SHELL) =>
  () =>
    Program.script(scratchFile(name, content), interpreter);

export const PROGRAMS: BadInput[] = [
  {
    what: 'a program file that is missing',
    make: () => Program.script('programs/missing.sh', SHELL),
    says: [
      'Program.script path: got "programs/missing.sh", allowed a file that exists; check the path: it is relative to the folder that synth runs in',
    ],
    ours: 'program files',
  },
  {
    what: 'a program that is a folder',
    make: () => Program.script('programs', SHELL),
    says: [
      'Program.script path: got "programs", allowed a file that exists; check the path: it is relative to the folder that synth runs in',
    ],
    ours: 'program files',
  },
  {
    what: 'a program that is empty',
    make: script(''),
    says: [
      'Program.script path: got "FOLDER/run.sh", which is empty, allowed a file with a program in it; write the program',
    ],
    ours: 'program files',
  },
  {
    what: 'a program with the line ends of Windows',
    make: script('echo a\r\necho b\r\n'),
    says: [
      'Program.script path: got "FOLDER/run.sh" with CRLF line ends, allowed LF line ends; save it with LF; a shell takes the CR for part of each command',
    ],
    manifest: configMap({ 'run.sh': 'echo a\r\necho b\r\n' }),
    stricter: 'a shell takes the CR for part of each command',
  },
  {
    what: 'a program with the line ends of an old Mac',
    make: script('echo a\recho b\r'),
    says: [
      'Program.script path: got "FOLDER/run.sh" with CR line ends, allowed LF line ends; save it with LF; a shell takes the CR for part of each command',
    ],
    manifest: configMap({ 'run.sh': 'echo a\recho b\r' }),
    stricter: 'a shell takes the CR for part of each command',
  },
  {
    what: 'a program with a byte order mark',
    make: script('\ufeffecho a\n'),
    says: [
      'Program.script path: got "FOLDER/run.sh" with a byte order mark, allowed text without one; save it as UTF-8 without BOM; a shell takes it for part of the first command',
    ],
    manifest: configMap({ 'run.sh': '\ufeffecho a\n' }),
    stricter: 'a shell takes it for part of the first command',
  },
  {
    what: 'a program with a name that every object of JavaScript has',
    make: script('echo a\n', '__proto__'),
    says: ['Program.script path: got "FOLDER/__proto__", allowed a file that cdk8s can render by its name; rename it'],
    manifest: configMap({ ['__proto__']: 'echo a\n' }),
    stricter: 'cdk8s cannot render it',
  },
  {
    what: 'a program that is no text',
    make: script(Buffer.from([0xff, 0xfe, 0x00])),
    says: [
      'Program.script path: got "FOLDER/run.sh", which is not UTF-8 text, allowed a text file in UTF-8; build an image for programs that are not text',
    ],
    ours: 'program files',
  },
  {
    what: 'a program as PowerShell writes it',
    make: script(Buffer.from('\ufeffecho a\r\n', 'utf16le')),
    says: [
      'Program.script path: got "FOLDER/run.sh", which is UTF-16, allowed a text file in UTF-8; save it as UTF-8, or convert it: `iconv -f UTF-16 -t UTF-8 OLD | tr -d \'\\r\' > NEW`',
    ],
    ours: 'program files',
  },
  {
    what: 'a program in UTF-16 that does not say so',
    make: script(Buffer.from('echo a\n', 'utf16le')),
    says: [
      'Program.script path: got "FOLDER/run.sh", which is UTF-16LE, allowed a text file in UTF-8; save it as UTF-8, or convert it: `iconv -f UTF-16LE -t UTF-8 OLD | tr -d \'\\r\' > NEW`',
    ],
    ours: 'program files',
  },
  {
    what: 'a program that is packed',
    make: script(gzipSync('echo a\n')),
    says: [
      'Program.script path: got "FOLDER/run.sh", which is gzip, allowed a text file in UTF-8; unpack it: `gunzip < OLD > NEW`',
    ],
    ours: 'program files',
  },
  {
    what: 'a program in Latin-1',
    make: script(Buffer.from('echo Gr\xfc\xdfe\n', 'latin1')),
    says: [
      'Program.script path: got "FOLDER/run.sh", which is not UTF-8 but probably Latin-1, allowed a text file in UTF-8; save it as UTF-8, or convert it: `iconv -f ISO-8859-1 -t UTF-8 OLD | tr -d \'\\r\' > NEW`',
    ],
    ours: 'program files',
  },
  {
    what: 'a program in the Latin-1 of Windows',
    make: script(Buffer.from('echo \x93hello\x94\r\n', 'latin1')),
    says: [
      'Program.script path: got "FOLDER/run.sh", which is not UTF-8 but probably Windows-1252, allowed a text file in UTF-8; save it as UTF-8, or convert it: `iconv -f WINDOWS-1252 -t UTF-8 OLD | tr -d \'\\r\' > NEW`',
    ],
    ours: 'program files',
  },
  {
    what: 'a program that tells Python its encoding',
    make: script(Buffer.from('# -*- coding: latin-1 -*-\nprint("Gr\xfc\xdfe")\n', 'latin1'), 'run.py'),
    says: [
      'Program.script path: got "FOLDER/run.py", which is not UTF-8 but probably Latin-1, allowed a text file in UTF-8; save it as UTF-8, or convert it: `iconv -f ISO-8859-1 -t UTF-8 OLD | tr -d \'\\r\' > NEW`; delete its line with "coding", too',
    ],
    ours: 'program files',
  },
  {
    what: 'a program whose name no ConfigMap takes',
    make: script('echo a\n', 'run it.sh'),
    says: [
      'Program.script path: got "run it.sh", allowed 1 to 253 letters, digits, "-", "_" and ".", not "." and not starting with ".."; rename the file or key',
    ],
    manifest: configMap({ 'run it.sh': 'echo a\n' }),
  },
  {
    what: 'a program of more than 1 MiB',
    make: script(`${'#'.repeat(1024 * 1024)}\n`),
    says: [
      'Program.script files: got 1048583 bytes, allowed at most 1048576 bytes in all, the limit of a ConfigMap; build an image and use Program.image',
    ],
    manifest: configMap({ 'run.sh': `${'#'.repeat(1024 * 1024)}\n` }),
  },
  {
    what: 'two files of one name',
    make: () => {
      const file = scratchFile('run.sh', 'echo a\n');
      return Program.script(file, SHELL, { files: [file] });
    },
    says: [
      'Program.script files: got two files named "run.sh", allowed one file a name, as all lie in one folder; rename one of them',
    ],
    ours: 'program files',
  },
  {
    what: 'a file with the name that the requirements of the interpreter have beside it',
    make: () => {
      const interpreter = pythonWith(`pika==1.3.2 --hash=sha256:${'0'.repeat(64)}\n`)();
      return script('pika\n', 'requirements.txt', interpreter)();
    },
    says: [
      'Program.script files: got two files named "requirements.txt", allowed one file a name, as all lie in one folder; rename one of them',
    ],
    ours: 'program files',
  },
  {
    what: 'a program of another class',
    make: batch({ program: 'busybox:1.37' as unknown as Program }),
    says: [
      '[shop/report] program: got "busybox:1.37", allowed a Program; make one with Program.image or Program.script',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'no program',
    make: batch({ program: undefined as unknown as Program }),
    says: [
      '[shop/report] program: got nothing, allowed a Program; there is no default: make one with Program.image or Program.script',
    ],
    ours: 'JavaScript',
  },
];

import { Program } from '../../lib';
import { BadInput, jobWithContainer } from './case';

export const IMAGES: BadInput[] = [
  {
    what: 'an image without a tag',
    make: () => Program.image('busybox'),
    says: [
      'Program.image image: got "busybox", allowed a fixed tag or a digest; name the version, for example "busybox:1.2.3"; "latest" is another program tomorrow',
    ],
    manifest: jobWithContainer({ image: 'busybox' }),
    stricter: 'it is another program tomorrow',
  },
  {
    what: 'an image whose tag moves',
    make: () => Program.image('busybox:latest'),
    says: [
      'Program.image image: got "busybox:latest", allowed a fixed tag or a digest; name the version, for example "busybox:1.2.3"; "latest" is another program tomorrow',
    ],
    manifest: jobWithContainer({ image: 'busybox:latest' }),
    stricter: 'it is another program tomorrow',
  },
  {
    what: 'an image in capitals',
    make: () => Program.image('Busybox:1.37'),
    says: [
      'Program.image image: got "Busybox:1.37", allowed NAME:TAG or NAME@sha256:DIGEST; write it as `docker pull` takes it, for example "python:3.13-alpine"',
    ],
    manifest: jobWithContainer({ image: 'Busybox:1.37' }),
    stricter: 'no registry has an image of that name',
  },
  {
    what: 'an image with a blank',
    make: () => Program.image('busybox: 1.37'),
    says: [
      'Program.image image: got "busybox: 1.37", allowed NAME:TAG or NAME@sha256:DIGEST; write it as `docker pull` takes it, for example "python:3.13-alpine"',
    ],
    manifest: jobWithContainer({ image: 'busybox: 1.37' }),
    stricter: 'no registry has an image of that name',
  },
  {
    what: 'an image whose digest is too short',
    make: () => Program.image('busybox@sha256:abc'),
    says: [
      'Program.image image: got "busybox@sha256:abc", allowed NAME:TAG or NAME@sha256:DIGEST; write it as `docker pull` takes it, for example "python:3.13-alpine"',
    ],
    manifest: jobWithContainer({ image: 'busybox@sha256:abc' }),
    stricter: 'no registry has an image of that name',
  },
  {
    what: 'no image',
    make: () => Program.image(''),
    says: [
      'Program.image image: got "", allowed NAME:TAG or NAME@sha256:DIGEST; write it as `docker pull` takes it, for example "python:3.13-alpine"',
    ],
    manifest: jobWithContainer({ image: '' }),
  },
  {
    what: 'a command of nothing',
    make: () => Program.image('busybox:1.37', { command: [''] }),
    says: [
      'Program.image command: got [""], allowed a program and what it is started with; name what is started, or leave it out to start the image\'s entry point',
    ],
    manifest: jobWithContainer({ command: [''] }),
    stricter: 'nothing can be started by it',
  },
  {
    what: 'an argument with NUL',
    make: () => Program.image('a:1', { args: ['a\0b'] }),
    says: [
      'Program.image args[0]: got a text with NUL or half a character, allowed text; leave out NUL and halves of characters',
    ],
    manifest: jobWithContainer({ args: ['a\0b'] }),
    stricter: 'no process can be started with it',
  },
  {
    what: 'an argument of more than 128 KiB',
    make: () => Program.image('a:1', { args: ['x'.repeat(131072)] }),
    says: [
      'Program.image args[0]: got 131072 bytes, allowed at most 131071 bytes, which Linux can start a process with; hand it over in a file',
    ],
    manifest: jobWithContainer({ args: ['x'.repeat(131072)] }),
    stricter: 'no process can be started with it',
  },
];

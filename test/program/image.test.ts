import * as fc from 'fast-check';
import { imageProblems, pullPolicy } from '../../lib/program/image';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

describe('an image', () => {
  it.each([
    'busybox:1.37',
    'library/busybox:1.37.0-musl',
    'docker.io/library/python:3.13-alpine',
    'registry.example:5000/team/report:v1',
    'localhost:5000/report:1',
    'localhost/report:1',
    'REGISTRY.example/report:1',
    '10.0.0.1:5000/report:1',
    'ghcr.io/a/b/c/d:1',
    'a__b/c---d.e:1',
    `busybox:${'a'.repeat(128)}`,
    'busybox:V1_x.y-z',
    'busybox:latest-1.2',
    `busybox@${DIGEST}`,
    `busybox:1.37@${DIGEST}`,
    `registry.example:5000/report@${DIGEST}`,
    `busybox:latest@${DIGEST}`, // the digest decides
    `${'a'.repeat(255)}:1`,
  ])('may be %s', (reference) => {
    expect(imageProblems('image', reference)).toEqual([]);
  });

  it.each([
    '',
    ' busybox:1.37',
    'busybox:1.37 ',
    'busybox :1.37',
    'Busybox:1.37',
    'library/Busybox:1.37',
    'docker.io/Library/busybox:1.37',
    'https://docker.io/busybox:1.37',
    '/busybox:1.37',
    'library//busybox:1.37',
    'library/busybox/:1.37',
    'busybox::1.37',
    'registry.example:port/busybox:1.37',
    'registry..example/busybox:1.37',
    '-registry/busybox:1.37',
    'busy...box:1.37',
    'busybox-:1.37',
    'busybox:',
    'busybox:-1',
    'busybox:.1',
    'busybox:1+2',
    `busybox:${'a'.repeat(129)}`,
    `${'a'.repeat(256)}:1`,
    'busybox@',
    'busybox@sha256:abc',
    `busybox@${DIGEST.toUpperCase()}`,
    `busybox@${DIGEST}0`,
    `busybox@md5:${'0'.repeat(32)}`,
    `busybox@${DIGEST}@${DIGEST}`,
  ])('that no registry has is refused: %j', (reference) => {
    const got = reference.length > 118 ? expect.stringContaining('… (') : JSON.stringify(reference);
    const allowed = 'NAME:TAG or NAME@sha256:DIGEST'; // not for want of a tag
    expect(imageProblems('image', reference)).toMatchObject([{ prop: 'image', got, allowed }]);
  });

  it.each([
    ['busybox', 'busybox'],
    ['busybox:latest', 'busybox'],
    ['registry.example:5000/report', 'registry.example:5000/report'],
    ['registry.example:5000/report:latest', 'registry.example:5000/report'],
  ])('without a fixed tag is refused: %s', (reference, name) => {
    const fix = expect.stringContaining(`"${name}:1.2.3"`);
    expect(imageProblems('image', reference)).toMatchObject([{ prop: 'image', got: `"${reference}"`, fix }]);
  });

  it('that is accepted has a tag or a digest', () => {
    const part = fc.stringMatching(/^[a-zA-Z0-9._:@/-]{1,20}$/);
    fc.assert(
      fc.property(part, (reference) => {
        if (imageProblems('image', reference).length === 0) {
          expect(reference).toMatch(/^[^/]+(\/[^/]+)*:[\w][\w.-]*$/);
          expect(reference).not.toMatch(/:latest$/);
        }
      }),
    );
  });
});

describe('when an image is pulled', () => {
  it('a tag is looked up at each start, as it may have moved', () => {
    expect(pullPolicy('busybox:1.37')).toBe('Always');
    expect(pullPolicy('registry.example:5000/report:1')).toBe('Always');
  });

  it('a digest is pulled once for each node', () => {
    expect(pullPolicy(`busybox@${DIGEST}`)).toBe('IfNotPresent');
    expect(pullPolicy(`busybox:1.37@${DIGEST}`)).toBe('IfNotPresent');
  });
});

import { gzipSync } from 'zlib';
import * as fc from 'fast-check';
import { foreignBytes } from '../../lib/fields/foreign-bytes';
import { codePoint } from '../support/code-point';

const what = (bytes: Buffer) => foreignBytes(bytes)?.what;
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

it('text in UTF-8 is not foreign', () => {
  const text = fc.string({ unit: codePoint }).filter((one) => !one.includes('\0'));
  fc.assert(fc.property(text, (one) => expect(foreignBytes(Buffer.from(one))).toBeUndefined()));
});

it('text in UTF-16 that says so is known, whichever half of a character comes first', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint }), (one) => {
      expect(what(Buffer.from(`\ufeff${one}`, 'utf16le'))).toBe('UTF-16');
      expect(what(bigEndian(`\ufeff${one}`))).toBe('UTF-16');
    }),
  );
});

describe('bytes that are no text in UTF-8', () => {
  it.each<[string, Buffer]>([
    ['UTF-16LE', Buffer.from('echo Grüße\n', 'utf16le')],
    ['UTF-16BE', bigEndian('echo Grüße\n')],
    ['gzip', gzipSync('echo a\n')],
    ['gzip', Buffer.from([0x1f, 0x8b])],
    ['not UTF-8 but probably Latin-1', Buffer.from('# \xa0\xff', 'latin1')],
    ['not UTF-8 but probably Latin-1', Buffer.from('\t\x1b[1mGr\xfc\xdfe\x1b[0m\f\v\r\n', 'latin1')],
    ['not UTF-8 but probably Windows-1252', Buffer.from('# \x80', 'latin1')],
    ['not UTF-8 but probably Windows-1252', Buffer.from('# \x9f\xff', 'latin1')],
    ['not UTF-8 text', Buffer.from('a\0b')],
    ['not UTF-8 text', Buffer.from('a\0b\0c')],
    ['not UTF-8 text', Buffer.from('a\0\0\0')],
    ['not UTF-8 text', Buffer.from([0xff, 0xfe, 0x00])],
    ['not UTF-8 text', Buffer.from('\x7fELF\xff', 'latin1')],
    ['not UTF-8 text', Buffer.from('PK\x03\x04\xff', 'latin1')],
    ['not UTF-8 text', Buffer.from('\x1f\xff', 'latin1')],
    ['not UTF-8 text', Buffer.from('\x0e\xff', 'latin1')],
  ])('are %s', (expected, bytes) => {
    expect(what(bytes)).toBe(expected);
  });

  it('are converted with their encoding', () => {
    const encodingIn = (bytes: Buffer) => / -f (\S+) -t UTF-8 /.exec(foreignBytes(bytes)?.fix ?? '')?.[1];
    expect(encodingIn(Buffer.from('\ufeffa', 'utf16le'))).toBe('UTF-16');
    expect(encodingIn(Buffer.from('a', 'utf16le'))).toBe('UTF-16LE');
    expect(encodingIn(Buffer.from('\xfc', 'latin1'))).toBe('ISO-8859-1');
    expect(encodingIn(Buffer.from('\x93', 'latin1'))).toBe('WINDOWS-1252');
  });

  it('lose the line by which Python knows their encoding', () => {
    const fix = (text: string) => foreignBytes(Buffer.from(text, 'latin1'))?.fix;
    const told = expect.stringContaining('delete its line with "coding", too');
    expect(fix('# -*- coding: latin-1 -*-\n# \xfc')).toEqual(told);
    expect(fix('#!/usr/bin/env python\n\t# vim: set fileencoding=latin-1 :\n# \xfc')).toEqual(told);
    expect(fix('# \xfc\n\n# coding: latin-1\n')).not.toEqual(told);
    expect(fix('print("coding: \xfc")\n')).not.toEqual(told);
  });
});

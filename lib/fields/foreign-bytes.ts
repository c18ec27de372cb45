import { isUtf8 } from 'buffer';

/** What bytes are that are no UTF-8 text. */
export interface ForeignBytes {
  /** Behind `which is`. */
  readonly what: string;
  /** How UTF-8 text is made of them; nothing where that cannot be told. */
  readonly fix?: string;
}

/** What editors, PowerShell and archives make in the place of UTF-8 text; nothing for such text itself. */
export function foreignBytes(bytes: Buffer): ForeignBytes | undefined {
  if (isUtf8(bytes) && !bytes.includes(0)) {
    return undefined;
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return { what: 'gzip', fix: 'unpack it: `gunzip < OLD > NEW`' };
  }
  const wide = utf16(bytes);
  if (wide !== undefined) {
    return { what: wide, fix: conversion(wide) };
  }
  if (hasControls(bytes)) {
    return { what: 'not UTF-8 text' };
  }
  const [name, encoding] = oneByteEncoding(bytes);
  return { what: `not UTF-8 but probably ${name}`, fix: `${conversion(encoding)}${withoutCodingLine(bytes)}` };
}

/** Of Windows come line ends of Windows, too. */
function conversion(encoding: string): string {
  return `save it as UTF-8, or convert it: \`iconv -f ${encoding} -t UTF-8 OLD | tr -d '\\r' > NEW\``;
}

/** Which UTF-16, as iconv names it: with a mark iconv itself sees the order, without one ASCII has a NUL in each pair. */
function utf16(bytes: Buffer): string | undefined {
  const isPaired = bytes.length % 2 === 0;
  const isMarked = ['fffe', 'feff'].includes(bytes.toString('hex', 0, 2));
  const hasZerosAt = (place: number) => bytes.every((byte, index) => (byte === 0) === (index % 2 === place));
  const orders: [string, boolean][] = [
    ['UTF-16', isMarked],
    ['UTF-16LE', hasZerosAt(1)],
    ['UTF-16BE', hasZerosAt(0)],
  ];
  return isPaired ? orders.find(([, fits]) => fits)?.[0] : undefined;
}

/** No text has them, but for tabs, ends of lines and pages, and the escape of a terminal's colours. */
function hasControls(bytes: Buffer): boolean {
  return /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(bytes.toString('latin1'));
}

/** The two differ in 32 bytes, which print nothing in Latin-1. */
function oneByteEncoding(bytes: Buffer): [name: string, encoding: string] {
  return bytes.some((byte) => byte >= 0x80 && byte < 0xa0)
    ? ['Windows-1252', 'WINDOWS-1252']
    : ['Latin-1', 'ISO-8859-1'];
}

/** Python reads a file by that line, https://peps.python.org/pep-0263/. */
function withoutCodingLine(bytes: Buffer): string {
  const firstLines = bytes.toString('latin1').split('\n', 2).join('\n');
  return /^[ \t\f]*#.*coding[:=]/m.test(firstLines) ? '; delete its line with "coding", too' : '';
}

import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Where the files of bad programs are; messages name it `FOLDER`. */
export const SCRATCH = mkdtempSync(join(tmpdir(), 'cdk8s-batch-'));

/** Writes a file, and returns its path. */
export function scratchFile(name: string, content: string | Buffer): string {
  const file = join(SCRATCH, name);
  writeFileSync(file, content);
  return file;
}

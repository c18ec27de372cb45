import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';

/** The cases of one of the oracle's files, one JSON value a line. */
export function readOracle<T>(name: string): T[] {
  const lines = gunzipSync(readFileSync(join(__dirname, name)))
    .toString('utf8')
    .split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { gzipSync } from 'zlib';
import { stringify } from 'yaml';
import { readManifests } from '../support/manifests';
import { appliedNames } from './applied-names';
import { API, FOLDER, NAMES, RELEASE } from './frozen';

/** Prose and places in the sources change without a change of the API; of the docs jsii-diff reads these alone. */
const NOISE = ['readme', 'fingerprint', 'locationInModule', 'symbolId'];
const READ_DOCS = ['stability', 'deprecated', 'subclassable'];

function withoutNoise(key: string, value: unknown): unknown {
  if (NOISE.includes(key)) {
    return undefined;
  }
  return key === 'docs'
    ? Object.fromEntries(Object.entries(value as object).filter(([doc]) => READ_DOCS.includes(doc)))
    : value;
}

if (existsSync(FOLDER)) {
  throw new Error(`${RELEASE} is frozen already; a new release has a new version in package.json`);
}
const assembly = JSON.stringify(JSON.parse(readFileSync('.jsii', 'utf8')), withoutNoise);
const names = stringify(appliedNames(readManifests('dist')));
mkdirSync(FOLDER);
writeFileSync(join(FOLDER, API), gzipSync(assembly, { level: 9 }));
writeFileSync(join(FOLDER, NAMES), `# What is applied with the dist of ${RELEASE}. npm run freeze wrote it.\n${names}`);

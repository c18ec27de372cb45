import { existsSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { gunzipSync } from 'zlib';
import { parse } from 'yaml';
import type { Assembly } from './api-changes';
import type { AppliedNames } from './applied-names';
import { Entry, entriesAfter } from './changelog';

const root = resolve(__dirname, '../..');

/** The release whose promises hold now: package.json has its version until the next release. */
export const RELEASE: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** Where a release's names and API are kept. */
export const FOLDER = join(__dirname, RELEASE);
export const NAMES = 'names.yaml';
export const API = 'api.jsii.gz';

export function frozenNames(): AppliedNames {
  return parse(frozen(NAMES).toString());
}

export function frozenApi(): Assembly {
  return JSON.parse(gunzipSync(frozen(API)).toString());
}

/** What CHANGELOG.md says about the changes after the release. */
export function told(): Entry[] {
  return entriesAfter(RELEASE, readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
}

function frozen(file: string): Buffer {
  if (!existsSync(FOLDER)) {
    throw new Error(`test/release/${RELEASE} is missing; npm run freeze keeps what ${RELEASE} promises`);
  }
  return readFileSync(join(FOLDER, file));
}

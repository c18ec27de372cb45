import { spawnSync } from 'child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, relative, resolve } from 'path';

const ESLINT = resolve('node_modules/eslint/bin/eslint.js');
const CONFIG = resolve('eslint.config.mjs');

const ROOMS = readdirSync('lib', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What a planted file imports, the rule that refuses it, and what the file may import in its place. */
interface Fault {
  readonly file: string;
  readonly fault: string;
  readonly rule: string;
  readonly repaired: string;
}

const CYCLE: Fault[] = [
  { file: 'lib/fields/there.ts', fault: './back', rule: 'import-x/no-cycle', repaired: './back' },
  { file: 'lib/fields/back.ts', fault: './there', rule: 'import-x/no-cycle', repaired: './sound' },
];

const ARROWS: Fault[] = [
  { file: 'lib/kubernetes/upwards.ts', fault: '../job/sound', repaired: '../fields/sound' },
  { file: 'lib/workloads/sideways.ts', fault: './sound', repaired: '../job/sound' },
  { file: 'lib/schedule/rendered.ts', fault: '../../imports/sound', repaired: '../fields/sound' },
  { file: 'lib/job/outwards.ts', fault: '../../test/sound', repaired: '../../imports/sound' },
].map((arrow) => ({ ...arrow, rule: 'import-x/no-restricted-paths' }));

/** No room may import the commands, so a room that has no arrows in the configuration is found by this. */
const CALLERS: Fault[] = ROOMS.filter((room) => room !== 'cli').map((room) => ({
  file: `lib/${room}/caller.ts`,
  fault: '../cli/sound',
  rule: 'import-x/no-restricted-paths',
  repaired: '../fields/sound',
}));

const ALL = [...CYCLE, ...ARROWS, ...CALLERS];

/** Plants a small house outside the project, and returns the rules by which the project's own configuration refuses its files. */
function lint(imports: Record<string, string>): Record<string, string[]> {
  const house = mkdtempSync(join(tmpdir(), 'house-'));
  const plant = (file: string, code: string) => {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), code);
  };
  try {
    copyFileSync('tsconfig.json', join(house, 'tsconfig.json'));
    const rooms = ROOMS.map((room) => `lib/${room}`);
    [...rooms, 'imports', 'test'].forEach((folder) => plant(`${folder}/sound.ts`, 'export const name = 1;\n'));
    Object.entries(imports).forEach(([file, other]) => plant(file, `export { name } from '${other}';\n`));
    return refusedIn(house);
  } finally {
    rmSync(house, { recursive: true });
  }
}

function refusedIn(house: string): Record<string, string[]> {
  const command = [ESLINT, '--config', CONFIG, '--format', 'json', 'lib'];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: house, encoding: 'utf8' });
  if (stdout === '') {
    throw new Error(stderr);
  }
  const files: { filePath: string; messages: { ruleId: string }[] }[] = JSON.parse(stdout);
  const refused = files.filter(({ messages }) => messages.length > 0);
  return Object.fromEntries(
    refused.map(({ filePath, messages }) => [relative(house, filePath), messages.map(({ ruleId }) => ruleId)]),
  );
}

function byFile<Value>(faults: Fault[], valueOf: (fault: Fault) => Value): Record<string, Value> {
  return Object.fromEntries(faults.map((fault) => [fault.file, valueOf(fault)]));
}

describe('the lint of the project', () => {
  let refused: Record<string, string[]>;
  beforeAll(() => {
    refused = lint(byFile(ALL, ({ fault }) => fault));
  });

  it('refuses a cycle of two files', () => {
    expect(refused).toMatchObject(byFile(CYCLE, ({ rule }) => [rule]));
  });

  it('refuses an import against the arrows', () => {
    expect(refused).toMatchObject(byFile(ARROWS, ({ rule }) => [rule]));
  });

  it('knows the arrows of each room', () => {
    expect(CALLERS.length).toBeGreaterThan(10);
    expect(refused).toMatchObject(byFile(CALLERS, ({ rule }) => [rule]));
  });

  it('passes the same files when their imports are repaired', () => {
    expect(lint(byFile(ALL, ({ repaired }) => repaired))).toEqual({});
  });
});

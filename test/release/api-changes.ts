import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { Entry, hasName } from './changelog';

/** What is read here of a jsii assembly; jsii-diff reads the rest. */
export interface Assembly {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly types?: Record<string, { readonly base?: string; readonly interfaces?: string[] }>;
}

/** One incompatible change, as jsii-diff tells it. */
export interface ApiChange {
  readonly message: string;
  readonly type: string;
  /** Absent where the type itself changed. */
  readonly member?: string;
}

/** The incompatible changes of experimental and of stable names, from an assembly to the jsii module in a folder. */
export function incompatibleChanges(before: Assembly, folder: string): ApiChange[] {
  const { name, version, dependencies } = before;
  // jsii-diff reads dependencies for a folder alone, and looks for them in the folders above.
  mkdirSync('build', { recursive: true });
  const frozen = mkdtempSync(resolve('build/frozen-'));
  try {
    writeFileSync(join(frozen, 'package.json'), JSON.stringify({ name, version, dependencies, jsii: {} }));
    writeFileSync(join(frozen, '.jsii'), JSON.stringify(before));
    const args = [require.resolve('jsii-diff/bin/jsii-diff'), '--keys', '--error-on', 'all', frozen, folder];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return readChanges(status, stderr);
  } finally {
    rmSync(frozen, { recursive: true });
  }
}

/** Reads what jsii-diff prints; an end that is neither "the same" nor "changed" is a failure of its own. */
export function readChanges(status: number | null, output: string): ApiChange[] {
  const lines = output.split('\n').filter((line) => line.startsWith('err '));
  if (status !== (lines.length > 0 ? 1 : 0)) {
    throw new Error(`jsii-diff ended with ${status}:\n${output}`);
  }
  return lines.map((line) => {
    const [, message, type, member] = /^err +- (.*) \[[^:]+:[^.]+\.([^.]+)(?:\.(.+))?\]$/.exec(line) ?? [];
    if (type === undefined) {
      throw new Error(`jsii-diff says in another form than before: ${line}`);
    }
    return { message, type, member: member === '<initializer>' ? 'constructor' : member };
  });
}

/**
 * The incompatible changes that CHANGELOG.md does not name. A type's name stands for those that inherit from it, too:
 * jsii-diff tells a change of `WorkloadProps` once for each workload.
 */
export function untoldChanges(before: Assembly, changes: ApiChange[], entries: Entry[]): string[] {
  return changes
    .filter(({ type, member }) => {
      const types = [type, ...ancestorsOf(before, type)];
      const isTold = (entry: Entry) =>
        types.some((name) => hasName(entry, name)) && (member === undefined || hasName(entry, member));
      return !entries.some(isTold);
    })
    .map(({ message, type, member }) => `${message}; no entry has \`${member ? `${type}.${member}` : type}\``);
}

function ancestorsOf(assembly: Assembly, type: string): string[] {
  const prefix = `${assembly.name}.`;
  const { base, interfaces = [] } = assembly.types?.[prefix + type] ?? {};
  return [base, ...interfaces]
    .flatMap((parent) => (parent?.startsWith(prefix) ? [parent.slice(prefix.length)] : []))
    .flatMap((parent) => [parent, ...ancestorsOf(assembly, parent)]);
}

import { IConstruct } from 'constructs';

/** What happens to the apps of a process, for the command that runs them; it may have another copy of the library. */
export interface Synths {
  /** Paths of constructs that were made after their app was synthesized: they are in no file. */
  late: string[];
  /** The folders that apps have written to, with the names of their charts. */
  readonly written: { readonly folder: string; readonly charts: string[]; readonly app: IConstruct }[];
}

const KEY = Symbol.for('cdk8s-batch.synths');

export function synths(): Synths {
  const holder = globalThis as unknown as Record<symbol, Synths | undefined>;
  return (holder[KEY] ??= { late: [], written: [] });
}

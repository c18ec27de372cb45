import { readFileSync } from 'fs';
import * as plus from 'cdk8s-plus-27';
import * as lib from '../../lib';
import { adviceIn } from '../../lib/words/advice';
import { INTERFACES } from '../properties/public-api';
import { frozenApi } from '../release/frozen';
import { FIELDS, tableOf } from '../support/tables';

const page = readFileSync('docs/from-0.1-to-0.2.md', 'utf8');
const rows = [...page.matchAll(/^\| (`.+`.*) \| (.+) \|$/gm)].map(([, old, now]): [string, string] => [old, now]);

const EVERYWHERE: Record<string, unknown> = { ...plus, ...lib };

/** What the page needs of a type of an assembly. */
interface FrozenType {
  readonly name: string;
  readonly kind: string;
  readonly methods?: { readonly name: string; readonly static?: boolean }[];
  readonly properties?: { readonly name: string }[];
}

/** Each `Class.factory` of a text that is not there. */
function missingIn(text: string): string[] {
  return [...text.matchAll(/\b([A-Z]\w+)\.([a-z]\w*)/g)]
    .filter(([, name, factory]) => !(factory in ((EVERYWHERE[name] ?? {}) as object)))
    .map(([call]) => call);
}

describe('from 0.1 to 0.2', () => {
  it('has a row for each old word', () => {
    expect(rows.length).toBeGreaterThanOrEqual(30);
  });

  it.each(rows)('%s: what is written now is there: %s', (_old, now) => {
    expect(missingIn(now)).toEqual([]);
  });

  it('what is written no longer is not there, or takes other values', () => {
    const gone = rows.flatMap(([old]) => missingIn(old));
    expect(gone.length).toBeGreaterThanOrEqual(15);
    const kept = rows.flatMap(([old]) => [...old.matchAll(/\b([A-Z]\w+\.[a-z]\w*)/g)].map(([call]) => call));
    expect(kept.filter((call) => !gone.includes(call)).sort()).toEqual([
      'Cpu.millis',
      'Cpu.millis',
      'EnvValue.fromConfigMap',
      'EnvValue.fromFieldRef',
      'EnvValue.fromSecretValue',
      'EnvValue.fromValue',
      'Resources.of',
    ]);
  });

  it('has each factory and each prop of the last release that is gone', () => {
    const types = Object.values(frozenApi().types ?? {}) as FrozenType[];
    const factories = types.flatMap(({ name, methods = [] }) =>
      methods.filter((one) => one.static).map((one) => `${name}.${one.name}`),
    );
    const props = types.filter(({ kind }) => kind === 'interface').flatMap(({ properties = [] }) => properties);
    const kept = new Set(INTERFACES.flatMap((one) => one.props.map(({ name }) => name)));
    const gone = [
      ...factories.filter((call) => missingIn(call).length > 0),
      ...props.map(({ name }) => name).filter((name) => !kept.has(name)),
    ];
    // literalText stands behind literalEnv, of the same class
    expect(gone.filter((word) => !page.includes(word) && !page.includes(word.split('.').pop() ?? word))).toEqual([]);
  });

  it('leads from each old prop, and each prop that stood in pod, to one that is there', () => {
    const props = Object.keys(tableOf('ParallelBatchJobProps') ?? {});
    const all = new Set(FIELDS.map(({ prop }) => prop));
    const advise = adviceIn(props);
    const old = ['tmpSize', 'nodeSelector', 'tolerations', 'spread', 'serviceAccount', 'exceptions', 'egress'];
    const jobs = ['completions', 'parallelism', 'indexed', 'backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'];
    for (const prop of [...old, ...jobs, 'nameByContent']) {
      expect(page).toContain(prop);
      const [, now = ''] = /^write (\w+): /.exec(advise(prop, { [prop]: 5 }) ?? '') ?? [];
      expect([prop, all.has(now)]).toEqual([prop, true]);
      expect(advise('pod', { pod: { [prop]: 5 } })).toContain(`write ${now}: `);
    }
  });
});

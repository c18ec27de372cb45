import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Assembly, incompatibleChanges, readChanges, untoldChanges } from './api-changes';
import { Entry } from './changelog';
import { RELEASE, frozenApi } from './frozen';

const SHOP: Assembly = {
  name: 'shop',
  version: '0.1.0',
  types: {
    'shop.BaseProps': { interfaces: ['constructs.IConstruct'] },
    'shop.ReportProps': { interfaces: ['shop.BaseProps'] },
    'shop.YearReportProps': { interfaces: ['shop.ReportProps'] },
  },
};

const OUTPUT = `Original assembly: shop@0.1.0
Updated assembly: shop@0.1.0
API elements with incompatible changes:
err  - CLASS shop.Report: has been removed [removed:shop.Report]
err  - PROP shop.YearReportProps.pages: has been removed [removed:shop.YearReportProps.pages]
err  - INITIALIZER shop.Shelf.<initializer>: argument more, newly required argument. [new-argument:shop.Shelf.<initializer>]
`;

const [report, pages, shelf] = readChanges(1, OUTPUT);
const entries = (...texts: string[]): Entry[] => texts.map((text) => ({ heading: 'Changed', text }));

describe('what jsii-diff prints', () => {
  it('names types, members and constructors', () => {
    expect([report, pages, shelf]).toEqual([
      { message: 'CLASS shop.Report: has been removed', type: 'Report', member: undefined },
      { message: 'PROP shop.YearReportProps.pages: has been removed', type: 'YearReportProps', member: 'pages' },
      {
        message: 'INITIALIZER shop.Shelf.<initializer>: argument more, newly required argument.',
        type: 'Shelf',
        member: 'constructor',
      },
    ]);
  });

  it.each([
    ['crashed', 100, 'Error: no such file'],
    ['was killed', null, ''],
    ['found changes that it does not tell', 1, ''],
    ['tells changes that it did not find', 0, OUTPUT],
    ['tells changes in another form', 1, 'err  - CLASS shop.Report: has been removed'],
  ])('is refused where jsii-diff %s', (_what, status, output) => {
    expect(() => readChanges(status, output)).toThrow(/^jsii-diff /);
  });
});

describe('an incompatible change', () => {
  const untold = (change: typeof report, ...texts: string[]) => untoldChanges(SHOP, [change], entries(...texts));

  it('is refused without a word', () => {
    expect(untoldChanges(SHOP, [report, pages], [])).toEqual([
      'CLASS shop.Report: has been removed; no entry has `Report`',
      'PROP shop.YearReportProps.pages: has been removed; no entry has `YearReportProps.pages`',
    ]);
  });

  it('of a type passes with its name', () => {
    expect(untold(report, '- `Report` is now `Summary`')).toEqual([]);
    expect(untold(report, '- `ReportProps` is now `SummaryProps`')).toHaveLength(1);
  });

  it('of a member passes with the names of both', () => {
    expect(untold(pages, '- `YearReportProps.pages` is gone')).toEqual([]);
    expect(untold(pages, '- `YearReportProps` has no `pages`')).toEqual([]);
  });

  it.each([
    ['the type alone', ['- `YearReportProps`']],
    ['the member alone', ['- `pages`']],
    ['the two in two entries', ['- `YearReportProps`', '- `pages`']],
    ['the member of another type', ['- `Shelf.pages`']],
  ])('of a member is refused with %s', (_what, texts) => {
    expect(untold(pages, ...texts)).toHaveLength(1);
  });

  it('passes with a type that its own inherits from, however far above', () => {
    expect(untold(pages, '- `ReportProps.pages` is gone')).toEqual([]);
    expect(untold(pages, '- `BaseProps.pages` is gone')).toEqual([]);
  });

  it('of a constructor is called so', () => {
    expect(untold(shelf, '- `Shelf.constructor` needs `more`')).toEqual([]);
    expect(untold(shelf, '- `Shelf` is wider')).toHaveLength(1);
  });
});

describe('jsii-diff itself', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shop-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints what is read here, for experimental names as for stable ones', () => {
    const shop = { name: 'shop', version: '0.1.0', schema: 'jsii/0.10.0' };
    const enumOf = (name: string, ...members: object[]): Record<string, object> => ({
      [`shop.${name}`]: { kind: 'enum', assembly: 'shop', name, fqn: `shop.${name}`, members },
    });
    const [a4, a5, a3] = [{ name: 'A4', docs: { stability: 'experimental' } }, { name: 'A5' }, { name: 'A3' }];
    const before = { ...shop, types: { ...enumOf('Ink'), ...enumOf('Paper', a4, a5) } };
    const now = { ...shop, types: enumOf('Paper', a5, a3) };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...shop, jsii: {} }));
    writeFileSync(join(folder, '.jsii'), JSON.stringify(now));
    expect(incompatibleChanges(before, folder).map(({ type, member }) => [type, member])).toEqual([
      ['Ink', undefined],
      ['Paper', 'A4'],
    ]);
  });
});

describe('the frozen API', () => {
  it('is that of the release', () => {
    const { name, version, types = {} } = frozenApi();
    expect({ name, version }).toEqual({ name: 'cdk8s-batch', version: RELEASE });
    expect(Object.keys(types)).toContain('cdk8s-batch.ScheduledCollector');
  });
});

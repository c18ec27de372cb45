import { readFileSync, rmSync } from 'fs';
import { BadInput, OURS } from './case';
import { BAD_INPUT } from './corpus';
import { refusalOf } from './refusal';
import { SCRATCH } from './scratch';

afterAll(() => rmSync(SCRATCH, { recursive: true }));

const ALL = Object.values(BAD_INPUT).flat();

describe.each(Object.entries(BAD_INPUT))('bad input of %s', (_subject, cases) => {
  it.each(cases.map((one): [string, BadInput] => [one.what, one]))('is told, and does not render: %s', (_what, one) => {
    expect(one.says.length).toBeGreaterThan(0);
    expect(refusalOf(one)).toEqual(one.says);
  });
});

describe('the corpus of bad input', () => {
  it('has many cases, each once', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(250);
    expect(new Set(ALL.map(({ what }) => what)).size).toBe(ALL.length);
  });

  it('says in each line which prop, what was given, what is allowed, and what to do', () => {
    for (const line of ALL.flatMap(({ says }) => says)) {
      expect(line).toMatch(/^(\[[^\]]+\]|[A-Z]\w+(\.\w+)?) .+?: got .+?, allowed .+?; .+$/);
    }
  });

  it('is written by hand, too, but for what Kubernetes has no word for', () => {
    const page = readFileSync('docs/stricter.md', 'utf8').replace(/\s+/g, ' ');
    expect(page).toContain(`Kubernetes has no word for: ${OURS.join(', ')}.`);
    for (const { what, manifest, ours } of ALL) {
      expect([what, manifest === undefined]).toEqual([what, ours !== undefined]);
    }
  });

  it('gives the reason in docs/stricter.md wherever Kubernetes would take it, and nowhere else', () => {
    const page = readFileSync('docs/stricter.md', 'utf8');
    const rows = [...page.matchAll(/^\| .* \| (.*) \|$/gm)].map(([, why]) => why).filter((why) => why !== 'Why');
    const stricter = ALL.filter((one) => one.stricter !== undefined);
    expect(stricter.length).toBeGreaterThan(80);
    expect(stricter.filter(({ manifest }) => manifest === undefined)).toEqual([]);
    expect(new Set(rows)).toEqual(new Set(stricter.map((one) => one.stricter)));
  });
});

import { readFileSync } from 'fs';
import { WORDS } from '../../lib/words/advice';
import { FIELDS } from '../support/tables';

const page = readFileSync('docs/languages.md', 'utf8');

function sampleIn(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(page)?.[1] ?? '';
}

/** All that a sample says in quotes and in figures, imports left out. */
function contentOf(language: string): { texts: string[]; figures: string[] } {
  const code = sampleIn(language).replace(/^(import|from) [^(]*?$|^import \([^]*?^\)/gm, '');
  const texts = [...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"/g)].map(([, single, double]) => single ?? double);
  const figures = [...code.replace(/'[^'\n]*'|"[^"\n]*"/g, '').matchAll(/\b\d+\b/g)].map(([figure]) => figure);
  const names = ['cdk8s', 'cdk8s-plus-27', 'cdk8s-batch'];
  return { texts: texts.filter((text) => !names.includes(text)).sort(), figures: figures.sort() };
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const pascalCase = (name: string) => name[0].toUpperCase() + name.slice(1);

const PROPS = [...new Set(FIELDS.map(({ prop }) => prop))];
const given = PROPS.filter((prop) => new RegExp(`\\b${prop}: `).test(sampleIn('ts')));

describe('one app in four languages', () => {
  it.each(['python', 'java', 'go'])('says in %s what it says in TypeScript', (language) => {
    const keys = ['team', 'FORMAT']; // TypeScript writes the keys of maps without quotes
    const { texts, figures } = contentOf('ts');
    expect(contentOf(language)).toEqual({ texts: [...texts, ...keys].sort(), figures });
  });

  it('names each prop as the language does', () => {
    expect(given.length).toBeGreaterThanOrEqual(15);
    for (const prop of given) {
      expect(sampleIn('python')).toMatch(new RegExp(`\\b${snakeCase(prop)}=`));
      expect(sampleIn('java')).toMatch(new RegExp(`\\.${prop}\\(`));
      expect(sampleIn('go')).toMatch(new RegExp(`\\b${pascalCase(prop)}: `));
    }
  });
});

describe('the words of YAML', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| `(\w+)` \|$/gm)].map(([, word, prop]): [string, string] => [
    word,
    prop,
  ]);

  it('stand in a table', () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
  });

  it.each(rows)('%s is %s here, as messages say', (word, prop) => {
    const advice = WORDS.get(word)?.({ value: undefined, given: {}, props: [] });
    expect(`${advice?.text}: `).toMatch(new RegExp(`^write ${prop}: `));
    expect(PROPS).toContain(prop);
  });
});

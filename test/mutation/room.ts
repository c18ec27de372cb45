import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * All suites of a room as one file, each under its own name. A mutant is judged by starting jest, and jest loads the libraries
 * again for each file: one file costs a mutant a second, fifteen files cost it ten.
 */
const { ROOM = 'fields', SUITES = '.*' } = process.env;
const folder = path.join(__dirname, '..', ROOM);
const wanted = new RegExp(`^(${SUITES})\\.test\\.ts$`);
const suites = fs.readdirSync(folder).filter((name) => wanted.test(name));

/** They go through years of runs: most mutants do not live to see them. */
const isSlow = (suite: string) => /^(next-runs-oracle|runs-between|two-years)\./.test(suite);

for (const suite of [...suites.filter((one) => !isSlow(one)), ...suites.filter(isSlow)]) {
  describe(suite, () => {
    try {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- in a describe of its own
      require(path.join(folder, suite));
    } catch (error) {
      it('is read', () => {
        throw error;
      });
    }
  });
}

/** The corpus needs the whole library, so it comes last: only mutants that live through the suites of the room see it. */
it('the corpus of bad input, which owns the sentences', () => {
  /* eslint-disable @typescript-eslint/no-require-imports -- not before the suites of the room have let a mutant live */
  const { BAD_INPUT }: typeof import('../bad-input/corpus') = require('../bad-input/corpus');
  const { refusalOf }: typeof import('../bad-input/refusal') = require('../bad-input/refusal');
  const { SCRATCH }: typeof import('../bad-input/scratch') = require('../bad-input/scratch');
  try {
    for (const one of Object.values(BAD_INPUT).flat()) {
      expect(refusalOf(one)).toEqual(one.says);
    }
  } finally {
    fs.rmSync(SCRATCH, { recursive: true });
  }
}, 60_000);

import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * All suites of a room as one file, each under its own name. A mutant is judged by starting jest, and jest loads the libraries
 * again for each file: one file costs a mutant a second, fifteen files cost it ten.
 */
const { ROOM = 'validation', SUITES = '.*' } = process.env;
const folder = path.join(__dirname, '..', ROOM);
const wanted = new RegExp(`^(${SUITES})\\.test\\.ts$`);

for (const suite of fs.readdirSync(folder).filter((name) => wanted.test(name))) {
  describe(suite, () => {
    require(path.join(folder, suite));
  });
}

const base = require('./jest.config.js');

const { ROOM = 'validation', SUITES = '' } = process.env;

/** The tests that mirror one room, or the suites of it that SUITES names, such as `cron-dialect|schedule`. */
module.exports = {
  ...base,
  roots: [`<rootDir>/test/${ROOM}`],
  testMatch: undefined,
  testRegex: SUITES === '' ? '\\.test\\.ts$' : `/(${SUITES})\\.test\\.ts$`,
};

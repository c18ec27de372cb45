const base = require('./jest.config.js');

/** The tests that mirror one room (ROOM), or the suites of it that SUITES names, such as `cron-dialect|schedule`. */
module.exports = {
  ...base,
  testEnvironment: require.resolve('./test/mutation/first-failure.js'),
  testMatch: ['<rootDir>/test/mutation/room.ts'],
};

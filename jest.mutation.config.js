const base = require('./jest.config.js');

/** The tests that mirror one room; of the schedule's, those against the oracle's tens of thousands of cases are left out. */
module.exports = {
  ...base,
  roots: [`<rootDir>/test/${process.env.ROOM ?? 'validation'}`],
};

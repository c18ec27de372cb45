const base = require('./jest.config.js');

/** What `npm run mutate` judges: the tests of the rooms whose code it changes, and of the workloads that use them. */
module.exports = {
  ...base,
  roots: ['<rootDir>/test/schedule', '<rootDir>/test/validation', '<rootDir>/test/job', '<rootDir>/test/workloads'],
};

/** What is rendered against a real API server and its controllers: `npm run test:cluster`. */
module.exports = {
  ...require('./jest.config.js'),
  roots: ['<rootDir>/test/cluster'],
  testPathIgnorePatterns: ['<rootDir>/test/cluster/unit/'],
  globalSetup: '<rootDir>/test/cluster/start.ts',
  globalTeardown: '<rootDir>/test/cluster/stop.ts',
  testTimeout: 240000,
  maxConcurrency: 20, // they wait for the controllers, not for the processor
};

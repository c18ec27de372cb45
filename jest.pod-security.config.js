/** Our Pod Security against that of the API server: `npm run test:pod-security`. */
module.exports = {
  ...require('./jest.config.js'),
  roots: ['<rootDir>/test/pod-security'],
  testPathIgnorePatterns: [],
  testTimeout: 600000, // the first run builds it
};

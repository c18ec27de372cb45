/** Tests mirror lib/. Types are checked by `npm run types`, so that each test file only pays for its transpilation. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/broker/', '<rootDir>/test/cluster/[^/]*$'],
  setupFiles: ['<rootDir>/test/support/seed.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2020' } }] },
};

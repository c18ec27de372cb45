/** What tsconfig.json says of the code that comes out, in the words of swc. */
const jsc = {
  parser: { syntax: 'typescript' },
  target: 'es2020',
  transform: { useDefineForClassFields: false },
};

/** Tests mirror lib/. Types are checked by `npm run types`, so that each test file only pays for its transpilation. */
module.exports = {
  testEnvironment: 'node',
  // Jest looks up a global each time that it is read. A search for the next run would spend most of its time on `Math`.
  sandboxInjectedGlobals: ['Array', 'Date', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Set', 'String', 'Symbol'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/broker/', '<rootDir>/test/pod-security/', '<rootDir>/test/cluster/[^/]*$'],
  setupFiles: ['<rootDir>/test/support/seed.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc }] },
};

/**
 * `ROOM=schedule npm run mutate` changes the code of one room in every way that Stryker knows, and runs the tests that mirror
 * it: what no test notices is listed. A room's own tests have to do it, so that a mutant is judged in seconds. What was
 * listed so far, and why, is in test/mutation/README.md.
 */
const room = process.env.ROOM ?? 'fields';

export default {
  mutate: [`lib/${room}/**/*.ts`],
  testRunner: 'jest',
  jest: { configFile: 'jest.mutation.config.js', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: `coverage/mutation-${room}.json` },
  tempDirName: '.stryker-tmp',
  thresholds: { high: 95, low: 92, break: 90 },
};

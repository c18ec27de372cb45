const { TestEnvironment } = require('jest-environment-node');

/** One failed test is enough to notice a mutant: those behind it are skipped. */
module.exports = class FirstFailure extends TestEnvironment {
  failed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_start' && this.failed) {
      test.mode = 'skip';
    }
    if (name === 'test_done' && test.errors.length > 0) {
      this.failed = true;
    }
  }
};

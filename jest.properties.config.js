const base = require('./jest.config.js');

/** The laws alone, for `npm run test:properties`, which tries each on many inputs. */
module.exports = { ...base, roots: ['<rootDir>/test/properties'] };

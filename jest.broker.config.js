/** The queue of dist against a real RabbitMQ server: `npm run test:broker`. */
module.exports = {
  ...require('./jest.config.js'),
  roots: ['<rootDir>/test/broker'],
  testPathIgnorePatterns: [],
  testTimeout: 240000,
};

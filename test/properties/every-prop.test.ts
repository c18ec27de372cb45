import * as fc from 'fast-check';
import { anyApp, renderApp } from './apps';
import { INTERFACES, METHODS } from './public-api';
import { given } from './recorded-lib';

jest.mock('../../lib', () => jest.requireActual<typeof import('./recorded-lib')>('./recorded-lib').lib);

/** Apps are made in batches until each prop was given; most are, in the first. */
const BATCH = 20;
const BATCHES = 20;

/** What is rare must not be missing by chance. */
const SEED = 20261124;

/** Of these somebody is told something; nobody makes an app with them. */
const TOLD = /^(PodFailure|FailureExplanation)\.|\.(explain|nextRuns)$|^(Platform\.of|IBroker\.)/;

/** What others extend; their props are these, too. */
const BASES = /^(CommonPod|CommonWorkload|CommonJob|AppliedJob|QueueClient)Props\./;

test('a random app may have any prop and any argument that is public: a new one needs a place in random/', () => {
  const props = INTERFACES.flatMap(({ name, props: all }) => all.map((prop) => `${name}.${prop.name}`));
  const all = [...props, ...METHODS.map(({ name }) => name)].filter((name) => !TOLD.test(name) && !BASES.test(name));
  const missing = () => all.filter((name) => !given.has(name));
  expect(all.length).toBeGreaterThan(200);
  for (let batch = 0; batch < BATCHES && missing().length > 0; batch++) {
    fc.sample(anyApp, { numRuns: BATCH, seed: SEED + batch }).forEach((app) => renderApp(app));
  }
  expect(missing()).toEqual([]);
}, 120_000);

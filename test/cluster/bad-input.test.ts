import { BadInput } from '../bad-input/case';
import { BAD_INPUT } from '../bad-input/corpus';
import { wouldCreate } from './api';
import { describeCluster, isAtLeast, ownNamespace } from './suite';

const written = Object.values(BAD_INPUT)
  .flat()
  .filter(({ manifest }) => manifest !== undefined)
  .filter(({ manifest }) => isAtLeast(31) || !manifest.spec?.successPolicy) // 1.30 drops it: it is alpha there
  .map((one): [string, BadInput] => [one.what, one]);

/** Where we are stricter than this release. */
const isTaken = ({ stricter, acceptedSince = 0, refusedSince = Infinity }: BadInput) =>
  stricter !== undefined && isAtLeast(acceptedSince) && !isAtLeast(refusedSince);

describeCluster('bad input that can be written by hand', () => {
  const namespace = ownNamespace('bad-input');
  const codeOf = async ({ manifest }: BadInput) => (await wouldCreate(namespace, manifest)).code;

  test.each(written.filter(([, one]) => !isTaken(one)))('is refused by the API server, too: %s', async (_what, one) => {
    expect([400, 422]).toContain(await codeOf(one));
  });

  test.each(written.filter(([, one]) => isTaken(one)))(
    'is taken by the API server, and docs/stricter.md says why we refuse it: %s',
    async (_what, one) => {
      expect(await codeOf(one)).toBe(201);
    },
  );
});

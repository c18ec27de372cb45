/** `PROPERTY_SEED=7 npm test` tries the same random inputs each time; without it, each run tries others. */
const seed = process.env.PROPERTY_SEED;

if (seed !== undefined) {
  const fc = jest.requireActual<typeof import('fast-check')>('fast-check'); // a suite without random inputs is spared it
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
}

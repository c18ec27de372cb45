import * as fc from 'fast-check';

/** `PROPERTY_SEED=7 npm test` tries the same random inputs each time; without it, each run tries others. */
const seed = process.env.PROPERTY_SEED;

if (seed !== undefined) {
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
}

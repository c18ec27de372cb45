/** How many inputs each law is tried on: some in `npm test`, many in `npm run test:properties`. */
export const NUM_RUNS = Number(process.env.PROPERTY_RUNS ?? 150);

/** Long enough for many. */
export const TIMEOUT = 10_000 + NUM_RUNS * 100;

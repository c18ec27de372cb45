import * as fc from 'fast-check';
import { Manifest } from '../../lib/kubernetes/manifest';
import { anyApp, renderApp } from './apps';
import { Arrange } from './random/site';
import { NUM_RUNS, TIMEOUT } from './runs';

const reversed: Arrange = (map) => Object.fromEntries(Object.entries(map).reverse()) as typeof map;

const sorted = (manifests: Manifest[]) => manifests.map((one) => JSON.stringify(one)).sort();

it(
  'whatever is accepted is rendered the same, in whatever order it and its maps are made',
  () => {
    fc.assert(
      fc.property(anyApp, (app) => {
        const other = { ...app, workloads: [...app.workloads].reverse() };
        expect(sorted(renderApp(other, reversed))).toEqual(sorted(renderApp(app)));
      }),
      { numRuns: NUM_RUNS },
    );
  },
  TIMEOUT,
);

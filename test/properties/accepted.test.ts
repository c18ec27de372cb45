import * as fc from 'fast-check';
import { unknownFields } from '../platform/known-fields';
import { anyApp, renderApp } from './apps';
import { brokenRules } from './kubernetes-rules';
import { NUM_RUNS, TIMEOUT } from './runs';

/** There are no types of 1.35; what we render for it, 1.34 knows as well. */
const typesOf = (release: string) => (release === '1.35' ? '1.34' : release);

describe('whatever is accepted', () => {
  it(
    'keeps the rules of Kubernetes, and has only fields that its release knows',
    () => {
      fc.assert(
        fc.property(anyApp, (app) => {
          const manifests = renderApp(app);
          expect(brokenRules(manifests)).toEqual([]);
          expect(manifests.flatMap((one) => unknownFields(typesOf(app.kubernetes), one))).toEqual([]);
        }),
        { numRuns: NUM_RUNS },
      );
    },
    TIMEOUT,
  );
});

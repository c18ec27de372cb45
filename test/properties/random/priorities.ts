import * as fc from 'fast-check';
import { IPriorityClass, PriorityClass } from '../../../lib';
import { EXISTING, Site, Sited } from './site';
import { subdomain } from './texts';

/** That of the app, or one that the cluster has already. */
export const priority: fc.Arbitrary<Sited<IPriorityClass>> = fc.oneof(
  fc.constant((site: Site) => site.priority),
  subdomain(200).map((name) => () => PriorityClass.existing(`${EXISTING}${name}`)),
);

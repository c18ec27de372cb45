import { isObjectLike } from '../fields/settle';
import { OPEN, literal, textLiteral } from './literal';
import { shardsOf } from './policies';
import { Word, as } from './word';

/** Props of 0.1 that have another name, or another home, since 0.2. */
export const EARLIER_WORDS: Readonly<Record<string, Word>> = {
  egress: as('network', (value) => listOf(value, "Network.toCidr('10.0.0.0/8', '443')")),
  exceptions: as('waivers', (value) => listOf(value, `Waiver.${OPEN}`)),
  indexed: as('shards', (_, { given }) => shardsOf(given)),
  nameByContent: as('release', (value) => (value === false ? 'Release.underOneName()' : 'Release.onChange()')),
  spread: as('placement', (value) => listOf(value, 'Placement.spreadOverNodes()')),
  tmpSize: as('mounts', (value) => `[Mount.scratch('/tmp', ${sizeOf(value)})]`),
};

/** Values of a class that is gone say nothing that their heir could be made of. */
function listOf(value: unknown, one: string): string {
  const items = Array.isArray(value) ? value : [one];
  return `[${items.map(() => one).join(', ')}]`;
}

function sizeOf(value: unknown): string {
  const asString = isObjectLike(value) ? value.asString : undefined;
  return typeof asString === 'function' ? literal(asString.call(value)) : textLiteral(value);
}

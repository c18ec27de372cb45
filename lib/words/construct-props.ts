import { Construct } from 'constructs';
import { Given, Settled, Table } from '../fields/field';
import { Problem } from '../fields/problem';
import { Manner, Settling, settle, settling } from '../fields/settle';
import { adviceIn } from './advice';

/** Settles the props of a construct, as `settling` does, and knows what Kubernetes' words are here. `all` is its `arguments`. */
export function settlingProps<Fs extends Table>(
  construct: Construct,
  props: Given<Fs> | undefined,
  fields: Fs,
  all: ArrayLike<unknown>,
  tell?: Manner['tell'],
): Settling<Fs> {
  return settling(construct, props, fields, { ...mannerOf(fields, all), tell });
}

/** The same for a construct that decides nothing more, as `settle` does. */
export function settleProps<Fs extends Table>(
  construct: Construct,
  props: Given<Fs> | undefined,
  fields: Fs,
  all: ArrayLike<unknown>,
  dependent?: (settled: Settled<Fs>) => Problem[],
): Settled<Fs> {
  return settle(construct, props, fields, dependent, mannerOf(fields, all));
}

function mannerOf(fields: Table, all: ArrayLike<unknown>): Manner {
  return { all, advise: adviceIn(Object.keys(fields)) };
}

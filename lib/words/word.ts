import { isAmount } from '../fields/kinds';
import { OPEN, literal, sourceOfKey } from './literal';

/** What somebody wrote among the props of a construct. */
export interface Written {
  readonly value: unknown;
  /** All that was written there. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The props that the construct has. */
  readonly props: readonly string[];
}

/** What to write, and the prop that a construct must have for it; none where it fits each. */
export interface Advice {
  readonly needs?: string;
  readonly text: string;
  /** What else is to be known. */
  readonly more?: string;
}

/** What a word of Kubernetes is here. */
export type Word = (written: Written) => Advice;

/** A prop, and what it is given. */
export function as(prop: string, expression: (value: unknown, written: Written) => string): Word {
  return (written) => ({ needs: prop, text: `write ${prop}: ${expression(written.value, written)}` });
}

/** A prop of the same name that takes the same value. */
export function same(prop: string): Word {
  return as(prop, (value) => literal(value, prop));
}

export function inSeconds(prop: string): Word {
  return as(prop, (value) => `Duration.seconds(${isAmount(value) ? Number(value) : OPEN})`);
}

/** What no prop stands for. */
export function say(text: string): Word {
  return () => ({ text });
}

/** A field of the pod, or of its container, that no prop stands for. */
export function patch(of: 'pod' | 'container', field: string): Word {
  return as('patches', (value) => `[Patch.${of}(${fieldWith(field, value)})]`);
}

/** A field of a Job that no prop stands for. */
export function patchOfJob(field: string): Word {
  return ({ value, given, props }) => {
    const isOfCronJob = props.includes('overlap') || props.includes('parameters') || given.schedule !== undefined;
    const job = fieldWith(field, value);
    const spec = isOfCronJob ? `{ jobTemplate: { spec: ${job} } }` : job;
    return { needs: 'backoffLimit', text: `write patches: [Patch.manifest({ spec: ${spec} })]` };
  };
}

/** A field of a Deployment that no prop stands for. */
export function patchOfDeployment(field: string): Word {
  return ({ value }) => {
    const text = `write patches: [Patch.manifest({ spec: ${fieldWith(field, value)} })]`;
    return { needs: 'replicas', text };
  };
}

function fieldWith(field: string, value: unknown): string {
  return `{ ${sourceOfKey(field)}: ${literal(value, field)} }`;
}

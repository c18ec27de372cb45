import { Problem } from '../fields/problem';
import { labelValueProblems, labelProblems } from './labels';

/** Labels that others have, such as nodes: whoever looks for them writes them as they stand there. */
export function foreignLabels(prop: string, map: Record<string, string>, fix: string): Problem[] {
  return labelProblems(prop, map).map((problem) => ({ ...problem, fix }));
}

/** The key of such a label, or of a taint. */
export function foreignLabelKey(prop: string, key: string, fix: string): Problem[] {
  return labelProblems(prop, { [key]: '' }).map((problem) => ({ ...problem, prop, fix }));
}

/** The value of such a label, or of a taint. */
export function foreignLabelValue(prop: string, value: string, fix: string): Problem[] {
  return labelValueProblems(prop, value).map((problem) => ({ ...problem, fix }));
}

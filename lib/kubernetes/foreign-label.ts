import { Field } from '../fields/field';
import { text, texts } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { labelKeyProblems, labelProblems, labelValueProblems } from './labels';

/** Labels that others have, such as nodes: who looks for them writes them as they stand there. */
export function foreignLabels(fix: string): Field<{ [key: string]: string }> {
  return texts.checkedBy((prop, map) => advised(labelProblems(prop, map), fix));
}

/** The key of such a label, or of a taint. */
export function foreignLabelKey(fix: string): Field<string> {
  return text.checkedBy((prop, key) => advised(labelKeyProblems(prop, key), fix));
}

/** The value of such a label, or of a taint. */
export function foreignLabelValue(fix: string): Field<string> {
  return text.checkedBy((prop, value) => advised(labelValueProblems(prop, value), fix));
}

function advised(problems: Problem[], fix: string): Problem[] {
  return problems.map((problem) => ({ ...problem, fix }));
}

import { Field } from '../fields/field';
import { fieldOf } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';

/** Why a hardened default is given up. The reason stands in an annotation: some words, on one line. */
export function reason(fix: string): Field<string> {
  return fieldOf<string>(
    { kind: 'text' },
    'a reason in words',
    (value) => typeof value === 'string' && value.trim() !== '',
    () => fix,
  ).checkedBy((prop, value) => lineProblems(prop, value, fix));
}

function lineProblems(prop: string, value: string, fix: string): Problem[] {
  const allowed = 'one line without "=", which a scanner reads as a separator';
  return unless(!/[=\n]/.test(value), { prop, got: show(value), allowed, fix });
}

import { Field } from '../fields/field';
import { listOf } from '../fields/kinds';
import { unless } from '../fields/problem';
import { show } from '../fields/show';
import { processText } from '../kubernetes/process-arguments';

/** A command in exec form, and what to do about one that starts nothing. */
export function command(fix: string): Field<string[]> {
  return listOf(processText).checkedBy((prop, parts) =>
    unless(Boolean(parts[0]), { prop, got: show(parts), allowed: 'a program and what it is started with', fix }),
  );
}

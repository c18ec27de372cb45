import { randomBytes } from 'crypto';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { MAX_JOB_NAME, longestIndexedName } from '../kubernetes/job-names';
import { Manifest } from '../kubernetes/manifest';
import { isDnsLabel } from '../kubernetes/names';

/** Whether the Job of a template, and all of its pods, may be called that. */
export function jobNameProblems(name: string, template: Manifest): Problem[] {
  const max = longestName(template);
  if (isDnsLabel(name, max)) {
    return [];
  }
  const allowed = `1 to ${max} lower-case letters, digits and "-", starting and ending with a letter or digit`;
  const fix = name.length > max ? `shorten it by ${name.length - max}` : 'for example "nightly-report"';
  return [{ prop: '--name', got: show(name), allowed, fix }];
}

/** Forty random bits: the API server would refuse a name that is taken, rather than run anything twice. */
export function freshJobName(template: Manifest): string {
  const suffix = randomBytes(5).toString('hex');
  const start = String(template.metadata.name).replace(/\./g, '-');
  return `${start.slice(0, longestName(template) - suffix.length - 1).replace(/-+$/, '')}-${suffix}`;
}

function longestName({ spec }: Manifest): number {
  const { completionMode, completions } = spec.jobTemplate.spec;
  return completionMode === 'Indexed' ? longestIndexedName(MAX_JOB_NAME, completions) : MAX_JOB_NAME;
}

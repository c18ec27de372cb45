import { InputError } from '../fields/input-error';
import { Problem } from '../fields/problem';
import { Arguments } from './arguments';
import { givenParameterProblems, readParameters } from './given-parameters';
import { instantiate } from './instantiate';
import { freshJobName, jobNameProblems } from './job-name';
import { readManifests } from './manifests';
import { toYaml } from './portable-yaml';
import { TemplateQuery, declarationsOf, findTemplate } from './template';

/** Prints a Job made from an ad-hoc template. */
export function run({ options, words }: Arguments): number {
  const [templateName, ...assignments] = words;
  if (templateName === undefined) {
    const allowed = 'the name of an ad-hoc template';
    throw new InputError([{ prop: 'TEMPLATE', got: 'nothing', allowed, fix: 'see cdk8s-batch run --help' }]);
  }
  const { from, namespace } = options as { from: string; namespace?: string };
  process.stdout.write(
    jobFor({ name: templateName, from, namespace }, assignments, options.name as string | undefined),
  );
  return 0;
}

function jobFor(query: TemplateQuery, assignments: string[], name: string | undefined): string {
  const { values, problems } = readParameters(assignments);
  const [template, declarations] = withEarlier(problems, () => {
    const found = findTemplate(readManifests('--from', query.from), query);
    return [found, declarationsOf(found)];
  });
  const all = [
    ...problems,
    ...givenParameterProblems(query.name, declarations, values),
    ...(name === undefined ? [] : jobNameProblems(name, template)),
  ];
  if (all.length > 0) {
    throw new InputError(all);
  }
  return toYaml(instantiate(template, declarations, values, name ?? freshJobName(template)));
}

/** Without a template no value can be checked; problems that are known already are told with the missing template. */
function withEarlier<T>(earlier: Problem[], find: () => T): T {
  try {
    return find();
  } catch (error) {
    throw error instanceof InputError ? new InputError([...earlier, ...error.problems]) : error;
  }
}

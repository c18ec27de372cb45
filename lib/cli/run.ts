import { InputError } from '../fields/input-error';
import { Problem } from '../fields/problem';
import { readArguments } from './arguments';
import { givenParameterProblems, readParameters } from './given-parameters';
import { instantiate } from './instantiate';
import { freshJobName, jobNameProblems } from './job-name';
import { readManifests } from './manifests';
import { toYaml } from './portable-yaml';
import { TemplateQuery, declarationsOf, findTemplate } from './template';

const HELP = `Usage: cdk8s-batch run TEMPLATE [PARAMETER=VALUE ...] [--from FILE] [--name NAME] [--namespace NAMESPACE]

Prints a Job made from an ad-hoc template, with its parameters checked and set as environment of its first container:

  cdk8s-batch run data-processor size=large type=analysis | kubectl create -f -
  kubectl get cronjob data-processor -o yaml | cdk8s-batch run data-processor --from - size=large type=analysis

TEMPLATE is the name of a CronJob: one that AdHocJob rendered, or any other, which has no parameters. A parameter that
is not given has its default; one without a default must be given. The program sees exactly the VALUE that you typed,
dollar signs included. What was given stands in the annotation cdk8s-batch/arguments of the Job.

Options:
  --from FILE             where the template is: a file, a folder, or - for standard input; default: dist
  --name NAME             the name of the Job; default: TEMPLATE and a random suffix
  --namespace NAMESPACE   which template, where there are several of one name

Exit codes: 0 printed; 2 something is wrong, which standard error says, and nothing is printed.
`;

const OPTIONS = {
  from: { type: 'string', default: 'dist' },
  name: { type: 'string' },
  namespace: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Prints a Job made from an ad-hoc template. */
export function run(argv: string[]): number {
  const { options, words } = readArguments(argv, OPTIONS);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
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

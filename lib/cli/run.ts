import { stringify } from 'yaml';
import { PARAMETERS_ANNOTATION, ParameterDeclaration } from '../job/parameter-declaration';
import { dnsLabel } from '../validation/names';
import { Problem, describe, show } from '../validation/problem';
import { readArguments } from './arguments';
import { Failure } from './failure';
import { givenProblems, readDeclarations } from './given-parameters';
import { instantiate } from './instantiate';
import { Manifest, readManifests } from './manifests';

const HELP = `Usage: cdk8s-batch run TEMPLATE [PARAMETER=VALUE ...] [--from FILE] [--name NAME] [--namespace NAMESPACE]

Prints a Job made from an ad-hoc template, with its parameters checked and set as environment:

  cdk8s-batch run data-processor size=large type=analysis | kubectl create -f -
  kubectl get cronjob data-processor -o yaml | cdk8s-batch run data-processor --from - size=large type=analysis

TEMPLATE is the name of a CronJob: one that AdHocJob rendered, or any other, which has no parameters.

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

/** Prints the Job. */
export function run(argv: string[]): number {
  const { options, words } = readArguments(argv, OPTIONS);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [templateName, ...assignments] = words;
  if (templateName === undefined) {
    throw new Failure('TEMPLATE: got nothing, allowed the name of an ad-hoc template; see --help');
  }
  const template = findTemplate(templateName, String(options.from), options.namespace as string | undefined);
  const declarations = declarationsOf(template);
  const { given, problems } = readAssignments(assignments);
  const name = options.name as string | undefined;
  const all = [
    ...problems,
    ...givenProblems(templateName, declarations, given),
    ...(name === undefined ? [] : dnsLabel('--name', name)),
  ];
  if (all.length > 0) {
    throw new Failure(all.map(describe).join('\n'));
  }
  process.stdout.write(stringify(instantiate(template, declarations, given, name), { lineWidth: 0 }));
  return 0;
}

function findTemplate(name: string, from: string, namespace: string | undefined): Manifest {
  const cronJobs = readManifests(from).filter(({ kind }) => kind === 'CronJob');
  const here = cronJobs.filter(({ metadata }) => namespace === undefined || metadata?.namespace === namespace);
  const named = here.filter(({ metadata }) => metadata?.name === name);
  if (named.length === 1) {
    return named[0];
  }
  if (named.length > 1) {
    const namespaces = named.map(({ metadata }) => show(metadata.namespace)).join(', ');
    const got = `${show(name)}, which is in the namespaces ${namespaces}`;
    throw new Failure(describe({ prop: 'TEMPLATE', got, allowed: 'one of them', fix: 'name it with --namespace' }));
  }
  const names = here.map(({ metadata }) => metadata?.name).filter(Boolean);
  const allowed = names.length > 0 ? names.sort().join(', ') : `nothing: there is no CronJob in ${from}`;
  const fix = 'correct the name, or read the template from elsewhere with --from';
  throw new Failure(describe({ prop: 'TEMPLATE', got: show(name), allowed, fix }));
}

function declarationsOf(template: Manifest): ParameterDeclaration[] {
  const text = template.metadata?.annotations?.[PARAMETERS_ANNOTATION];
  return text === undefined ? [] : readDeclarations(text);
}

function readAssignments(words: string[]): { given: Map<string, string>; problems: Problem[] } {
  const given = new Map<string, string>();
  const problems: Problem[] = [];
  for (const word of words) {
    const [name] = word.split('=', 1);
    if (name === word || name === '') {
      problems.push({ prop: 'PARAMETER', got: show(word), allowed: 'NAME=VALUE', fix: 'for example size=large' });
    } else if (given.has(name)) {
      problems.push({ prop: name, got: 'two values', allowed: 'one', fix: 'leave one of them out' });
    } else {
      given.set(name, word.slice(name.length + 1));
    }
  }
  return { given, problems };
}

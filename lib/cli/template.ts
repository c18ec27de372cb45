import { InputError } from '../fields/input-error';
import { show } from '../fields/show';
import { PARAMETERS_ANNOTATION, ParameterDeclaration } from '../job/parameter-declaration';
import { Manifest } from '../kubernetes/manifest';
import { readDeclarations } from './given-parameters';

/** Which template is meant, and where it is looked for. */
export interface TemplateQuery {
  readonly name: string;
  readonly from: string;
  readonly namespace?: string;
}

/** The one CronJob of that name. */
export function findTemplate(manifests: Manifest[], { name, from, namespace }: TemplateQuery): Manifest {
  const cronJobs = manifests.filter(({ kind }) => kind === 'CronJob');
  const here = cronJobs.filter(({ metadata }) => namespace === undefined || metadata?.namespace === namespace);
  const named = here.filter(({ metadata }) => metadata?.name === name);
  if (named.length === 0) {
    throw unknownTemplate(name, here, `${from === '-' ? 'standard input' : from}${inNamespace(namespace)}`);
  }
  if (named.length > 1) {
    const namespaces = named.map(({ metadata }) => show(metadata.namespace)).join(', ');
    const got = `${show(name)}, which is in the namespaces ${namespaces}`;
    throw new InputError([{ prop: 'TEMPLATE', got, allowed: 'one of them', fix: 'choose it with --namespace' }]);
  }
  rejectWithoutContainers(named[0]);
  return named[0];
}

/** The declared parameters of a template. A CronJob of another tool declares nothing. */
export function declarationsOf(template: Manifest): ParameterDeclaration[] {
  const text = template.metadata.annotations?.[PARAMETERS_ANNOTATION];
  return text === undefined ? [] : readDeclarations(text);
}

function unknownTemplate(name: string, cronJobs: Manifest[], place: string): InputError {
  const names = [...new Set(cronJobs.map(({ metadata }) => metadata?.name).filter(isName))].sort();
  const allowed = names.length > 0 ? names.join(', ') : `nothing: there is no CronJob in ${place}`;
  const fix = 'correct the name, or read the template from elsewhere with --from';
  return new InputError([{ prop: 'TEMPLATE', got: show(name), allowed, fix }]);
}

function rejectWithoutContainers({ metadata, spec }: Manifest): void {
  const containers = spec?.jobTemplate?.spec?.template?.spec?.containers;
  const hasNamedVariables = ({ env }: Manifest) => env === undefined || env === null || areNamed(env);
  if (areNamed(containers) && containers.length > 0 && containers.every(hasNamedVariables)) {
    return;
  }
  const prop = 'spec.jobTemplate.spec.template.spec.containers';
  const allowed = 'one or more containers, each with a name, as each of their variables';
  throw new InputError([
    { prop: `${metadata.name} ${prop}`, got: show(containers), allowed, fix: 'read the whole CronJob' },
  ]);
}

function areNamed(list: unknown): list is Manifest[] {
  return Array.isArray(list) && list.every((item) => isName(item?.name));
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function inNamespace(namespace: string | undefined): string {
  return namespace === undefined ? '' : `, namespace ${namespace}`;
}

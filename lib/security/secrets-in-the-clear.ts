import { EnvValue } from 'cdk8s-plus-27';
import { Problem, unless } from '../fields/problem';
import { isSecretName, secretIn } from '../fields/secret-texts';
import { show } from '../fields/show';
import { exceptedPlaces, exceptedVariables } from './exceptions';
import { HardeningException } from './hardening-exception';

/** What a manifest shows of a pod to all who may read it. */
export interface ShownPod {
  readonly env: Record<string, EnvValue>;
  readonly program: {
    readonly command?: string[];
    readonly args?: string[];
    readonly files: Record<string, string>;
  };
  readonly annotations: Record<string, string>;
  readonly exceptions: HardeningException[];
}

/** What a template shows of a parameter; a run shows its value, too. */
export interface ShownParameter {
  readonly name: string;
  readonly environmentVariable: string;
  readonly _declaration: {
    readonly choices?: string[];
    readonly default?: string;
    readonly description?: string;
  };
}

/** `--password=…`, whose value is no variable and no path. */
const OPTION = /^(--?[A-Za-z][\w-]*)=(?=[^$/])/;

const ALLOWED = 'no secret: the manifest shows it';

const FIX =
  'read it from a mounted Secret, or from a variable as $(NAME); if it is none, HardeningException.literalText says so';

/** Secrets in the environment, the program and the annotations of a pod. */
export function podSecretProblems({ env, program, annotations, exceptions }: ShownPod): Problem[] {
  const { command = [], args = [], files } = program;
  const texts = [
    ...command.flatMap((part, index) => textProblems(`program.command[${index}]`, part, FIX)),
    ...args.flatMap((arg, index) => argumentProblems(`program.args[${index}]`, arg)),
    ...textsProblems('program.files', files, FIX),
    ...textsProblems('annotations', annotations, FIX),
  ];
  return [...envProblems(env, exceptedVariables(exceptions)), ...notExcepted(texts, exceptions)];
}

/** Secrets in the declarations of parameters, and parameters whose values would be secrets. */
export function parameterSecretProblems(parameters: ShownParameter[], exceptions: HardeningException[]): Problem[] {
  const names = parameters.flatMap(({ name, environmentVariable }, place) =>
    unless(!isSecretName(environmentVariable), {
      prop: `parameters[${place}]`,
      got: show(name),
      allowed: 'a name that does not look like a secret',
      fix: 'mount a Secret with Mount.secret, or use EnvValue.fromSecretValue',
    }),
  );
  const texts = parameters.flatMap(({ _declaration }, place) => {
    const { choices = [], default: value = '', description = '' } = _declaration;
    const prop = `parameters[${place}]`;
    return [
      ...choices.flatMap((choice, index) => textProblems(`${prop}.choices[${index}]`, choice, FIX)),
      ...textProblems(`${prop}.defaultValue`, value, FIX),
      ...textProblems(`${prop}.description`, description, FIX),
    ];
  });
  return [...names, ...notExcepted(texts, exceptions)];
}

/** Secrets in texts by name, for which no exception speaks. */
export function textsProblems(prop: string, texts: Record<string, string>, fix: string): Problem[] {
  return Object.entries(texts).flatMap(([name, text]) => textProblems(`${prop}[${show(name)}]`, text, fix));
}

function textProblems(prop: string, text: string, fix: string): Problem[] {
  const secret = secretIn(text);
  return secret === undefined ? [] : [{ prop, got: secret, allowed: ALLOWED, fix }];
}

function argumentProblems(prop: string, arg: string): Problem[] {
  const [, option] = OPTION.exec(arg) ?? [];
  const isSecret = option !== undefined && isSecretName(option.replace(/-/g, '_'));
  return isSecret ? [{ prop, got: `a value of ${option}`, allowed: ALLOWED, fix: FIX }] : textProblems(prop, arg, FIX);
}

function envProblems(env: Record<string, EnvValue>, excepted: string[]): Problem[] {
  return Object.entries(env).flatMap(([name, { value }]) => {
    const text = (value ?? '') as string;
    const isSecret = text !== '' && (isSecretName(name) || secretIn(text) !== undefined);
    return unless(!isSecret || excepted.includes(name), {
      prop: `env[${show(name)}]`,
      got: 'a literal that looks like a secret',
      allowed: 'a value from a Secret, or mounted as a file',
      fix: 'use EnvValue.fromSecretValue or Mount.secret; if it is none, HardeningException.literalEnv says so',
    });
  });
}

/** Without those whose place an exception names. */
function notExcepted(problems: Problem[], exceptions: HardeningException[]): Problem[] {
  const places = exceptedPlaces(exceptions);
  return problems.filter(({ prop }) => !places.includes(prop));
}

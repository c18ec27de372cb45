import { Problem, unless } from '../fields/problem';
import { isSecretName, secretIn } from '../fields/secret-texts';
import { show } from '../fields/show';
import { Waiver } from './waiver';
import { waivedPlaces } from './waivers';

/** What a manifest shows of a pod to all who may read it. */
export interface ShownPod {
  readonly env: Record<string, string>;
  readonly program: {
    readonly command?: string[];
    readonly args?: string[];
    readonly files: Record<string, string>;
  };
  readonly annotations: Record<string, string>;
  readonly waivers: Waiver[];
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

const FIX = 'read it from a mounted Secret, or from a variable as $(NAME); if it is none, Waiver.literal says so';

/** Secrets in the environment, the program and the annotations of a pod. */
export function podSecretProblems({ env, program, annotations, waivers }: ShownPod): Problem[] {
  const { command = [], args = [], files } = program;
  const texts = [
    ...command.flatMap((part, index) => textProblems(`program.command[${index}]`, part, FIX)),
    ...args.flatMap((arg, index) => argumentProblems(`program.args[${index}]`, arg)),
    ...textsProblems('program.files', files, FIX),
    ...textsProblems('annotations', annotations, FIX),
  ];
  return notWaived([...envProblems(env), ...texts], waivers);
}

/** Secrets in the declarations of parameters, and parameters whose values would be secrets. */
export function parameterSecretProblems(parameters: ShownParameter[], waivers: Waiver[]): Problem[] {
  const names = parameters.flatMap(({ name, environmentVariable }, place) =>
    unless(!isSecretName(environmentVariable), {
      prop: `parameters[${place}]`,
      got: show(name),
      allowed: 'a name that does not look like a secret',
      fix: 'mount a Secret with Mount.secret, or read it with EnvSource.secretKey',
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
  return [...names, ...notWaived(texts, waivers)];
}

/** Secrets in texts by name, for which no waiver speaks. */
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

function envProblems(env: Record<string, string>): Problem[] {
  return Object.entries(env).flatMap(([name, text]) => {
    const isSecret = text !== '' && (isSecretName(name) || secretIn(text) !== undefined);
    return unless(!isSecret, {
      prop: `env[${show(name)}]`,
      got: 'a literal that looks like a secret',
      allowed: 'a value from a Secret, or mounted as a file',
      fix: 'read it with EnvSource.secretKey or Mount.secret; if it is none, Waiver.literal says so',
    });
  });
}

/** Without those whose place a waiver names. */
function notWaived(problems: Problem[], waivers: Waiver[]): Problem[] {
  const places = waivedPlaces(waivers);
  return problems.filter(({ prop }) => !places.includes(prop));
}

import { Problem } from '../fields/problem';
import { isSecretName } from '../fields/secret-texts';
import { HardeningException } from './hardening-exception';
import { secretProblems, secretsProblems } from './readable-text';

/** `--password=…`, whose value is no variable and no path. */
const OPTION = /^(--?[A-Za-z][\w-]*)=(?=[^$/])/;

const FIX =
  'read it from a mounted Secret, or from a variable as $(NAME); if it is none, HardeningException.literalText says so';

/** What all who may read a manifest can read in it besides the environment. */
export interface ShownTexts {
  readonly program: {
    readonly command?: string[];
    readonly args?: string[];
    readonly files: Record<string, string>;
  };
  readonly annotations: Record<string, string>;
  readonly exceptions: HardeningException[];
}

/** Secrets in what a pod shows besides its environment. */
export function literalTextProblems({ program, annotations, exceptions }: ShownTexts): Problem[] {
  const { command = [], args = [], files } = program;
  return notExcepted(exceptions, [
    ...command.flatMap((text, index) => literalText(`program.command[${index}]`, text)),
    ...args.flatMap((text, index) => argumentProblems(`program.args[${index}]`, text)),
    ...secretsProblems('program.files', files, FIX),
    ...secretsProblems('annotations', annotations, FIX),
  ]);
}

/** One of them. */
export function literalText(prop: string, text: unknown): Problem[] {
  return secretProblems(prop, text, FIX);
}

/** Without those whose place an exception names. */
export function notExcepted(exceptions: HardeningException[], problems: Problem[]): Problem[] {
  const places = exceptions.flatMap(({ what, variable }) => (what === 'literal-text' ? [variable] : []));
  return problems.filter(({ prop }) => !places.includes(prop));
}

function argumentProblems(prop: string, text: string): Problem[] {
  const [, option] = OPTION.exec(text) ?? [];
  const isSecret = option !== undefined && isSecretName(option.replace(/-/g, '_'));
  const got = `a value of ${option}`;
  return isSecret ? [{ prop, got, allowed: 'no secret: the manifest shows it', fix: FIX }] : literalText(prop, text);
}

import { Problem } from '../fields/problem';
import { repeated } from '../fields/repeated';
import { show } from '../fields/show';
import { GivenUp, HardeningException } from './hardening-exception';

/** The ids that an exception gives a pod. */
export function exceptedIds(exceptions: HardeningException[]): { user: number; group: number } | undefined {
  return givenUpIn(exceptions).find((one) => one.what === 'user-id');
}

export function wantsToken(exceptions: HardeningException[]): boolean {
  return givenUpIn(exceptions).some(({ what }) => what === 'service-account-token');
}

export function wantsWritableRoot(exceptions: HardeningException[]): boolean {
  return givenUpIn(exceptions).some(({ what }) => what === 'writable-root-filesystem');
}

/** Variables of the environment whose value looks like a secret, but is not. */
export function exceptedVariables(exceptions: HardeningException[]): string[] {
  return givenUpIn(exceptions).flatMap((one) => (one.what === 'literal-env' ? [one.variable] : []));
}

/** Places outside the environment whose text looks like a secret, but is not. */
export function exceptedPlaces(exceptions: HardeningException[]): string[] {
  return givenUpIn(exceptions).flatMap((one) => (one.what === 'literal-text' ? [one.place] : []));
}

/** Two user ids cannot both be, and a reviewer reads one reason. */
export function exceptionProblems(prop: string, exceptions: HardeningException[]): Problem[] {
  const names = exceptions.map(({ what, variable }) => (variable === undefined ? what : `${what} ${variable}`));
  return repeated(names).map(([name]) => {
    return { prop, got: `${show(name)} twice`, allowed: 'each exception once', fix: 'keep one' };
  });
}

/** A variable that is not there needs no exception. */
export function idleExceptionProblems(prop: string, exceptions: HardeningException[], variables: string[]): Problem[] {
  const idle = exceptedVariables(exceptions).filter((variable) => !variables.includes(variable));
  const fix = 'correct its name, or leave the exception out';
  return idle.map((variable) => {
    return { prop, got: `literalEnv of ${show(variable)}`, allowed: 'a variable of env', fix };
  });
}

function givenUpIn(exceptions: HardeningException[]): GivenUp[] {
  return exceptions.map(({ _givenUp }) => _givenUp);
}

import { listOf, valueOf } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { repeated } from '../fields/repeated';
import { show } from '../fields/show';
import { GivenUp, Waiver } from './waiver';

/** The place of a variable, as messages name it. */
const VARIABLE = /^env\["(.*)"\]$/;

/** A prop that takes waivers. */
export const waivers = listOf(valueOf(Waiver, ['writableRootFilesystem', 'userId', 'literal'])).checkedBy(
  waiverProblems,
);

/** The ids that a waiver gives a pod. */
export function waivedIds(given: Waiver[]): { user: number; group: number } | undefined {
  return givenUpIn(given).find((one) => one.what === 'user-id');
}

export function wantsToken(given: Waiver[]): boolean {
  return givenUpIn(given).some(({ what }) => what === 'service-account-token');
}

export function wantsWritableRoot(given: Waiver[]): boolean {
  return givenUpIn(given).some(({ what }) => what === 'writable-root-filesystem');
}

/** Places whose text looks like a secret, but is none. */
export function waivedPlaces(given: Waiver[]): string[] {
  return givenUpIn(given).flatMap((one) => (one.what === 'literal' ? [one.place] : []));
}

/** Whether a place is a variable of the environment. */
export function isVariable(place: string): boolean {
  return VARIABLE.test(place);
}

/** Two user ids cannot both be, and a reviewer reads one reason. */
function waiverProblems(prop: string, given: Waiver[]): Problem[] {
  const names = given.map(({ what, place }) => (place === undefined ? what : `${what} ${place}`));
  return repeated(names).map(([name]) => {
    return { prop, got: `${show(name)} twice`, allowed: 'each waiver once', fix: 'keep one' };
  });
}

/** A variable that is not there needs no waiver. */
export function idleWaiverProblems(prop: string, given: Waiver[], variables: string[]): Problem[] {
  const known = variables.map((name) => `env[${show(name)}]`);
  const idle = waivedPlaces(given).filter((place) => isVariable(place) && !known.includes(place));
  const fix = 'correct its name, or leave the waiver out';
  return idle.map((place) => {
    return { prop, got: `literal of ${place}`, allowed: 'a variable of env', fix };
  });
}

function givenUpIn(given: Waiver[]): GivenUp[] {
  return given.map(({ _givenUp }) => _givenUp);
}

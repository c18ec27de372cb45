import { resolve } from 'path';
import { parseArgs } from 'util';
import * as ts from 'typescript';
import { Body } from './frame';
import { House } from './house';
import { Walk } from './walk';
import { Way, under } from './way';

/**
 * How far a reader goes who follows one value through lib/, from the constructor that takes it to the object that cdk8s writes as YAML:
 * depth-first, in the order of the source. `npm run walks -- [--root FOLDER] [OWNER#NAME ...]` prints it for props and parameters of
 * classes and functions.
 *
 * - Followed is the value under each name that it gets, in each object and list that it is put into, and what is read off it
 *   (`program.files`). Numbers, booleans, what operators make, and what the constructors of other packages make are not followed.
 * - A call receives the value when its receiver or an argument carries it, as far as the parameter's type shows it. A type that leaves
 *   its props open, as those of generic functions over tables do (`Settled<Fs>`), shows all: the value stays under its names. A text
 *   alone does not count as an argument, only in an object or a list. Getters are calls. What the call returns is followed further.
 * - A function is a value, too, where it is an argument, a constant or a default, written there or named. It carries the value when it
 *   mentions what does. The function of lib/ that gets it may call it, or hand it on to others. Such a call is like any other: it
 *   enters the file where the called function stands, and what it returns is followed. The called function gets what this call gives
 *   it, and sees the variables around the place where it stands.
 * - A function that nobody is seen to call, since it is kept in an object or returned, is read where it stands. The types of its
 *   parameters tell what it gets.
 * - A call whose body the compiler does not name, such as that of a function in a table, is not entered. It hands what it gets to the
 *   functions among its arguments, and gives it back, where the type of the result has the value.
 * - A stay begins when a call in one file receives the value in another one; going back to the caller begins none, and stays in one file
 *   without another between them are one. What a function does with the same once more is not read again.
 * - A return is a stay in a file that was left before, marked `*` in the list. So there are as many stays as files and returns.
 * - An end is a file that hands the value to a constructor of another package. A walk without an end has lost it: its figures are wrong.
 */
export interface Course {
  readonly stays: string[];
  readonly files: number;
  readonly returns: number;
  readonly ends: string[];
}

const STARTS = ['ScheduledCollector#schedule', 'BatchJob#program', 'QueueWorkerPool#queue', 'PodSupport#pod'];

/** The course of `OWNER#NAME`; undefined when lib/ has none of this name. */
export function follow(house: House, start: string): Course | undefined {
  const [owner, name] = start.split('#');
  const { checker } = house;
  const body = house.files.flatMap(({ statements }) => statements.flatMap((statement) => bodyOf(statement, owner)))[0];
  const types = body?.parameters.map((parameter) => {
    const type = checker.getTypeAtLocation(parameter);
    const prop = type.getProperty(name);
    const isIt = parameter.name.getText() === name;
    return isIt ? { way: 'it' as Way, type } : prop && { way: under(name, 'it'), type: checker.getTypeOfSymbol(prop) };
  });
  const value = types?.find((found) => found)?.type;
  if (!body || !types || !value) {
    return undefined;
  }
  const { entered, ends } = new Walk(house, value).from(
    body,
    types.map((found) => found?.way),
  );
  const stays = entered.filter((file, index) => file !== entered[index - 1]);
  const files = new Set(stays).size;
  return { stays, files, returns: stays.length - files, ends: [...ends] };
}

function bodyOf(node: ts.Statement, owner: string): Body[] {
  if (ts.isFunctionDeclaration(node) && node.name?.text === owner) {
    return [node];
  }
  return ts.isClassDeclaration(node) && node.name?.text === owner
    ? node.members.filter(ts.isConstructorDeclaration)
    : [];
}

function report(start: string, course: Course | undefined): string {
  if (!course) {
    return `${start}: no class or function of lib/ takes it; name another start`;
  }
  const { stays, files, returns, ends } = course;
  const list = stays.map((file, index) => `${stays.indexOf(file) < index ? '*' : ' '} ${file}`);
  const figures = `${files} files, ${stays.length} stays, ${returns} returns`;
  return [`${start}: ${figures}, ends in ${ends.join(', ') || 'no file: it is lost'}`, ...list].join('\n  ');
}

function main(): void {
  const { values, positionals } = parseArgs({ options: { root: { type: 'string' } }, allowPositionals: true });
  const house = House.at(resolve(values.root ?? '.'));
  for (const start of positionals.length > 0 ? positionals : STARTS) {
    const course = follow(house, start);
    console.log(report(start, course));
    process.exitCode = course && course.ends.length > 0 ? process.exitCode : 1;
  }
}

if (require.main === module) {
  main();
}

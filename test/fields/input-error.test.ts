import { InputError } from '../../lib/fields/input-error';
import { describe as inWords } from '../../lib/fields/problem';

it('what is wrong with what a command is given is told together, and kept for whoever prints it', () => {
  const problem = { prop: '--size', got: '-1', allowed: '0 to 5', fix: 'raise it' };
  const problems = [problem, { ...problem, prop: '--tries' }];
  const error = new InputError(problems);
  expect(error).toBeInstanceOf(Error);
  expect(error.problems).toBe(problems);
  expect(error.message).toBe(problems.map(inWords).join('\n'));
});

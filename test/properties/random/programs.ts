import * as fc from 'fast-check';
import { Interpreter, PackageIndex, Program } from '../../../lib';
import { PYTHON_OPTIONS } from '../../../lib/program/python-options';
import { cidr } from './network';
import { maybe, quantitiesOf, within } from './numbers';
import { subdomain, text } from './texts';

const hex = fc.constantFrom(...'0123456789abcdef');
const digest = fc.array(hex, { minLength: 64, maxLength: 64 }).map((all) => `@sha256:${all.join('')}`);
const host = fc.constantFrom('', 'registry.example/', 'Registry.example:5000/a/b_c/');

/** An image of that name, by its tag, its digest or both. */
export function image(name: string): fc.Arbitrary<string> {
  const tag = fc.constantFrom(':1.4.2', ':3.13-alpine', `:${'v'.repeat(128)}`);
  const version = fc.oneof(
    tag,
    digest,
    fc.tuple(tag, digest).map((both) => both.join('')),
  );
  return fc.tuple(host, version).map(([before, after]) => `${before}${name}${after}`);
}

const args = maybe(fc.array(text, { maxLength: 3 }));
const command = fc.array(text, { maxLength: 2 }).map((more) => ['report', ...more]);
const files = maybe(
  fc.subarray(['programs/producer.py', 'programs/process-shard.py', 'programs/queue.requirements.txt']),
);

const index = fc.tuple(subdomain(253), maybe(within(1, 65535)), cidr).map(([name, port, addresses]) => {
  return PackageIndex.of(`https://${name}${port === undefined ? '' : `:${port}`}/simple`, addresses);
});
const packages = fc.record({
  requirements: fc.constant('programs/process-data.requirements.txt'),
  packageIndex: maybe(index),
  packagesSize: maybe(quantitiesOf(PYTHON_OPTIONS.packagesSize)),
});

const python = fc.tuple(image('python'), maybe(packages)).map(([one, installed]) => {
  return { file: 'programs/worker.py', interpreter: Interpreter.python(one, installed) };
});
const shell = image('busybox').map((one) => {
  return { file: 'programs/collect-metrics.sh', interpreter: Interpreter.shell(one) };
});
const other = fc.tuple(image('node'), command).map(([one, start]) => {
  return { file: 'programs/optimized-batch.py', interpreter: Interpreter.of(one, ...start) };
});

export const program = fc.oneof(
  fc.tuple(image('report'), maybe(command), args).map(([one, start, more]) => {
    return Program.image(one, { command: start, args: more });
  }),
  fc.tuple(fc.oneof(shell, python, other), args, files).map(([{ file, interpreter }, more, beside]) => {
    return Program.script(file, interpreter, { args: more, files: beside });
  }),
);

import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { PackageIndex, Program } from '../../../lib';
import { PYTHON_PROGRAM } from '../../../lib/program/program-options';
import { cidr } from './network';
import { amountsOf, maybe, within } from './numbers';
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
const command = maybe(fc.array(text, { maxLength: 2 }).map((more) => ['report', ...more]));
const files = maybe(
  fc.subarray(['programs/producer.py', 'programs/process-shard.py', 'programs/queue.requirements.txt']),
);

const index = fc.tuple(subdomain(253), maybe(within(1, 65535)), cidr).map(([name, port, addresses]) => {
  return PackageIndex.of(`https://${name}${port === undefined ? '' : `:${port}`}/simple`, addresses);
});
const packages = fc.record({
  requirements: fc.constant('programs/process-data.requirements.txt'),
  packageIndex: maybe(index),
  packagesSize: maybe(amountsOf(PYTHON_PROGRAM.packagesSize).map((amount) => Size.kibibytes(amount))),
});

export const program = fc.oneof(
  fc.tuple(image('report'), command, args).map(([one, start, more]) => {
    return Program.image(one, { command: start, args: more });
  }),
  fc.tuple(image('busybox'), args, files).map(([one, more, beside]) => {
    return Program.shell('programs/collect-metrics.sh', { image: one, args: more, files: beside });
  }),
  fc.tuple(image('python'), args, files, maybe(packages)).map(([one, more, beside, installed]) => {
    return Program.python('programs/worker.py', { image: one, args: more, files: beside, ...installed });
  }),
);

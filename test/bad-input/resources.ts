import { Resources } from '../../lib';
import { BadInput, jobWithContainer } from './case';

const resources = (requests: object, limits: object) => jobWithContainer({ resources: { requests, limits } });
const NEEDS = 'name what the program needs';
const CPU = 'allowed whole thousandths of a CPU from 1m to 10000';
const MEMORY = 'allowed whole bytes from 1Ki to 1024Ti';

/** An amount of memory that is refused, whatever the CPU is. */
const memory = (what: string, amount: string, says: string, stricter?: string): BadInput => ({
  what,
  make: () => Resources.of('100m', amount),
  says: [`Resources.of memory: ${says}`],
  manifest: resources({ memory: amount }, {}),
  stricter,
});

/** An amount of CPU likewise. */
const cpu = (what: string, amount: string, says: string, stricter?: string): BadInput => ({
  what,
  make: () => Resources.of(amount, '64Mi'),
  says: [`Resources.of cpu: ${says}`],
  manifest: resources({ cpu: amount }, {}),
  stricter,
});

const PARTS_OF_A_BYTE = 'Kubernetes takes them and warns: a byte has no parts';
const ROUNDED = 'Kubernetes rounds it up, to another figure than was written';
const TOO_MUCH = 'no node has so much';

export const RESOURCES: BadInput[] = [
  {
    what: 'a limit of CPU below what is reserved',
    make: () => Resources.of('201m', '64Mi').upTo('200m'),
    says: ['Resources.upTo cpu: got "200m", allowed at least "201m", which is reserved; raise it, or reserve less'],
    manifest: resources({ cpu: '201m' }, { cpu: '200m' }),
  },
  {
    what: 'a limit of memory below what is reserved',
    make: () => Resources.of('100m', '129Mi').upTo('100m', '128Mi'),
    says: [
      'Resources.upTo memory: got "128Mi", allowed at least "129Mi", which is reserved; raise it, or reserve less',
    ],
    manifest: resources({ memory: '129Mi' }, { memory: '128Mi' }),
  },
  cpu('less than a thousandth of a CPU', '0.0005', `got "0.0005", ${CPU}; write "1m"`, ROUNDED),
  cpu('CPU to the ten-thousandth', '1.0005', `got "1.0005", ${CPU}; write "1001m"`, ROUNDED),
  cpu('no CPU', '0', `got "0", ${CPU}; ${NEEDS}`, 'a program that reserves nothing may get nothing'),
  cpu('negative CPU', '-1m', `got "-1m", ${CPU}; ${NEEDS}`),
  cpu('an amount of CPU that is none', '1e', `got "1e", ${CPU}; write for example "100m"`),
  cpu('CPU with its unit', '2 CPUs', `got "2 CPUs", ${CPU}; write "2"`),
  cpu('CPU in millions', '100M', `got "100M", ${CPU}; write "100m"`, TOO_MUCH),
  cpu('memory in the place of CPU', '64Mi', `got "64Mi", which is memory, ${CPU}; ${NEEDS}`, TOO_MUCH),
  {
    what: 'more CPUs than there are',
    make: () => Resources.of('1', '64Mi').upTo('10001'),
    says: [`Resources.upTo cpu: got "10001", ${CPU}; ${NEEDS}`],
    manifest: resources({ cpu: '1' }, { cpu: '10001' }),
    stricter: TOO_MUCH,
  },
  memory('more memory than there is', '1025Ti', `got "1025Ti", ${MEMORY}; ${NEEDS}`, TOO_MUCH),
  memory(
    'memory without a unit',
    '64',
    `got "64", which is 64 bytes, ${MEMORY}; write "64Mi"`,
    'they are bytes, and no program fits into so few',
  ),
  memory(
    'memory in thousandths of a byte',
    '64m',
    `got "64m", which is 0.064 bytes, ${MEMORY}; write "64Mi"`,
    PARTS_OF_A_BYTE,
  ),
  memory(
    'memory with a part of a byte',
    '1.1Gi',
    `got "1.1Gi", which is 1181116006.4 bytes, ${MEMORY}; write "1127Mi"`,
    PARTS_OF_A_BYTE,
  ),
  memory('memory in MB', '64MB', `got "64MB", ${MEMORY}; write "64Mi", or "64M" for powers of ten`),
  memory('memory in mb', '64mb', `got "64mb", ${MEMORY}; write "64Mi", or "64M" for powers of ten`),
  memory('memory in K', '64K', `got "64K", ${MEMORY}; write "64Ki", or "64k" for powers of ten`),
  memory('memory in MiB', '64MiB', `got "64MiB", ${MEMORY}; write "64Mi"`),
  memory('memory in mi', '64mi', `got "64mi", ${MEMORY}; write "64Mi"`),
  memory('memory with a blank', '64 Mi', `got "64 Mi", ${MEMORY}; write "64Mi"`),
  memory('memory with a comma', '1,5Gi', `got "1,5Gi", ${MEMORY}; write for example "64Mi"`),
];

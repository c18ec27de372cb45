import { isObjectLike } from '../fields/settle';
import { resourcesOf } from './figures';
import { OPEN, literal, textLiteral } from './literal';
import { variablesOf } from './variables';
import { mountWord } from './volumes';
import { Word, as, patch, same } from './word';

/** Fields of a container that no prop stands for. */
const PATCHED = [
  'imagePullPolicy',
  'lifecycle',
  'livenessProbe',
  'ports',
  'readinessProbe',
  'resizePolicy',
  'restartPolicyRules',
  'startupProbe',
  'stdin',
  'stdinOnce',
  'terminationMessagePath',
  'terminationMessagePolicy',
  'tty',
  'volumeDevices',
  'workingDir',
] as const;

/** The program that was given, or the image, and what it is started with. */
const program = as('program', (_, { given }) => {
  const { image, program: other } = given;
  const reference = image ?? (isObjectLike(other) ? other.imageReference : undefined);
  const started = ['command', 'args'].flatMap((name) =>
    given[name] === undefined ? [] : [`${name}: ${literal(given[name], name)}`],
  );
  return `Program.image(${textLiteral(reference)}${started.length > 0 ? `, { ${started.join(', ')} }` : ''})`;
});

/** Figures, where they stand without `resources` around them. */
const figures = as('resources', (_, { given }) => resourcesOf(given) ?? `Resources.of(${OPEN})`);

/** The fields of a Container, as YAML writes them; what pods have under the same name is among theirs. */
export const CONTAINER_WORDS: Readonly<Record<string, Word>> = {
  ...Object.fromEntries(['cpu', 'memory', 'requests', 'limits'].map((name) => [name, figures])),
  ...Object.fromEntries(PATCHED.map((field) => [field, patch('container', field)])),
  args: program,
  command: program,
  env: ({ value }) => ({ needs: 'env', text: `write ${variablesOf(value) ?? `env: ${literal(value)}`}` }),
  envFrom: patch('container', 'envFrom'),
  image: program,
  name: same('name'),
  resources: as('resources', (value) => resourcesOf(value) ?? `Resources.of(${OPEN})`),
  volumeMounts: mountWord,
};

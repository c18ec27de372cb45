import tseslint from 'typescript-eslint';
import { importX } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';

/** Kubernetes' vocabulary and the engine of fields, which stand below all rooms but these two and `schedule`. */
const K = ['kubernetes', 'fields'];

const pod = ['cluster', 'words', 'program', 'network', 'env', 'security', 'rendered', 'platform', ...K];

/** What each room of lib/ may import, besides itself. Everything else is an error. */
const arrows = {
  fields: [],
  kubernetes: ['fields'],
  schedule: ['fields'],
  words: ['fields'],
  platform: K,
  program: K,
  security: K,
  network: ['platform', ...K],
  env: ['security', ...K],
  rendered: ['schedule', 'env', 'security', 'platform', ...K],
  cluster: ['words', 'rendered', 'security', 'platform', ...K],
  pod,
  job: ['pod', 'schedule', 'env', 'rendered', 'security', 'platform', ...K],
  queue: ['pod', ...pod],
  workloads: ['queue', 'job', 'schedule', 'pod', ...pod],
  timeline: ['schedule', ...K],
  cli: ['timeline', 'workloads', 'queue', 'job', 'schedule', 'pod', ...pod],
};

/** Rooms that know nothing of the types of rendered objects. */
const pure = ['fields', 'schedule', 'platform'];

const zones = Object.entries(arrows).flatMap(([room, allowed]) => [
  {
    target: `./lib/${room}`,
    from: './lib',
    except: [room, ...allowed].map((name) => `./${name}`),
    message: `lib/${room} may import ${allowed.join(', ') || 'nothing of ours'}; see eslint.config.mjs.`,
  },
]);

export default tseslint.config(
  {
    ignores: ['node_modules/', 'build/', 'imports/', 'dist/', 'coverage/', '.dist-*/', 'lib/rendered/schema/table.ts'],
  },
  ...tseslint.configs.strict,
  { files: ['**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts'], // without these two the lint against cycles reads no TypeScript, and finds none
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-unresolved': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...zones,
            { target: './lib/workloads', from: './lib/workloads', message: 'Workloads never import each other.' },
            { target: './lib', from: ['./main.ts', './test', './bench'], message: 'lib/ imports only itself.' },
            ...pure.map((room) => ({
              target: `./lib/${room}`,
              from: './imports',
              message: `lib/${room} knows nothing of rendered objects.`,
            })),
          ],
        },
      ],
      'import-x/order': ['error', { alphabetize: { order: 'asc' }, 'newlines-between': 'never' }],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'prefer-rest-params': 'off', // a rest parameter of a constructor would be public, `arguments` are not
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
);

import { call } from './command';

/** Instead of a module. Jest moves mocks to the top of the file, before all but functions. */
function mockLoading(name: string) {
  return () => {
    throw new Error(`${name} is loaded`);
  };
}

jest.mock('cdk8s', mockLoading('cdk8s'));
jest.mock('constructs', mockLoading('constructs'));
jest.mock('yaml', mockLoading('yaml'));
jest.mock('esbuild', mockLoading('esbuild'));
jest.mock('../../lib/cli/prune', mockLoading('prune'));
jest.mock('../../lib/cli/run', mockLoading('run'));
jest.mock('../../lib/cli/schedule', mockLoading('schedule'));
jest.mock('../../lib/cli/synth', mockLoading('synth'));

describe('nothing is loaded', () => {
  it.each([['--help'], ['prune', '--help'], ['run', '-h'], ['schedule', 'dist', '--help'], ['synth', '--help']])(
    'for the help of %s %s',
    (...argv) => {
      expect(call(...argv)).toMatchObject({ status: 0, stderr: '' });
    },
  );

  it.each([['rum'], ['run', '--form'], ['prune', '--live']])('for a wrong word: %s %s', (...argv) => {
    expect(call(...argv)).toMatchObject({ status: 2, stdout: '' });
  });

  it('but what a command needs', () => {
    expect(() => call('run', 'report')).toThrow('run is loaded');
  });
});

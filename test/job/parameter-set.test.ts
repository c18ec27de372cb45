import * as fc from 'fast-check';
import { Parameter } from '../../lib/job/parameter';
import { PARAMETERS_ANNOTATION } from '../../lib/job/parameter-declaration';
import { parameterAnnotation, parameterEnvironment, parameterSetProblems } from '../../lib/job/parameter-set';

describe('the parameters of a template', () => {
  const parameters = [
    Parameter.choice('size', ['s', 'l'], { description: 'how much', defaultValue: 's' }),
    Parameter.integer('count', { max: 9 }),
    Parameter.text('note', { defaultValue: 'costs $(5)', pattern: '.*' }),
  ];

  it('ride in one annotation, in a stable order', () => {
    expect(PARAMETERS_ANNOTATION).toBe('cdk8s-batch/parameters');
    expect(parameterAnnotation(parameters)).toEqual({
      'cdk8s-batch/parameters':
        '[{"name":"size","type":"choice","choices":["s","l"],"default":"s","description":"how much"},' +
        '{"name":"count","type":"integer","min":0,"max":9},' +
        '{"name":"note","type":"text","pattern":".*","maxLength":256,"default":"costs $(5)"}]',
    });
    expect(parameterAnnotation([])).toEqual({});
  });

  it('are environment where they have a default, and absent where something must be said', () => {
    const values = Object.entries(parameterEnvironment(parameters)).map(([name, { value }]) => [name, value]);
    expect(values).toEqual([
      ['SIZE', 's'],
      ['NOTE', 'costs $$(5)'],
    ]);
  });

  it('have different names', () => {
    expect(parameterSetProblems('parameters', parameters)).toEqual([]);
    expect(parameterSetProblems('parameters', [...parameters, Parameter.text('size')])).toMatchObject([
      { prop: 'parameters[3]', got: '"size"' },
    ]);
  });

  it('have different variables when they have different names', () => {
    const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter((name) => !/^(path|ifs)$|^ld-/.test(name));
    fc.assert(
      fc.property(names, names, (one, other) => {
        const [a, b] = [Parameter.text(one), Parameter.text(other)];
        expect(a.environmentVariable === b.environmentVariable).toBe(one === other);
      }),
    );
  });
});

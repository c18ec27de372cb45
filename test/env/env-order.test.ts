import { EnvFieldPaths, EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { inOrderOfUse } from '../../lib/env/env-order';
import { EnvSource } from '../../lib/env/env-source';
import { variablesOf } from '../../lib/env/environment';
import { containerOf, problemsOf } from '../pod/sample';
import { inShort } from '../support/refusals';

const namesOf = (env: Record<string, string>) => containerOf({ env }).env.map(({ name }: { name: string }) => name);

describe('a variable that refers to another', () => {
  it('stands behind it, as Kubernetes knows only what stands before', () => {
    expect(namesOf({ A_URL: 'http://$(HOST):$(PORT)', HOST: 'mq', PORT: '80' })).toEqual(['HOST', 'PORT', 'A_URL']);
  });

  it('stands behind all that it depends on, and the rest is in the order of names', () => {
    const env = { A: '$(C)', B: 'x', C: '$(D)', D: 'y', E: 'z' };
    expect(namesOf(env)).toEqual(['D', 'C', 'A', 'B', 'E']);
  });

  it('may name one that its construct sets, or Kubernetes itself', () => {
    const adds = { env: { RABBITMQ_HOST: EnvValue.fromValue('mq') } };
    const env = { A: '$(RABBITMQ_HOST)', B: 'https://$(KUBERNETES_SERVICE_HOST)' };
    expect(problemsOf({ env }, { adds })).toEqual([]);
    const names = containerOf({ env }, { adds }).env.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['RABBITMQ_HOST', 'A', 'B']);
  });

  it('names one that is there', () => {
    expect(problemsOf({ env: { A: '$(HOTS)', HOST: 'mq' } }).map(inShort)).toEqual(['env["A"]: got "$(HOTS)"']);
  });

  it.each(['toString', 'valueOf', 'constructor', '__proto__'])(
    'names one that is there, not what every object of JavaScript has: %s',
    (name) => {
      expect(problemsOf({ env: { A: `$(${name})` } }).map(inShort)).toEqual([`env["A"]: got "$(${name})"`]);
      expect(namesOf({ A: `$(${name})` })).toEqual(['A']);
      const env = { A: `$(${name})`, [name]: 'mine' };
      expect(problemsOf({ env })).toEqual([]);
      expect(namesOf(env)).toEqual([name, 'A']);
    },
  );

  it('does not name one that is set later', () => {
    expect(problemsOf({ env: { A: '$(SIZE)' } }, { adds: { laterEnv: ['SIZE'] } }).map(inShort)).toEqual([
      'env["A"]: got "$(SIZE)"',
    ]);
  });

  it('does not lead back to itself', () => {
    const told = (env: Record<string, string>) => problemsOf({ env }).map(inShort);
    expect(told({ PATH: '/opt/bin:$(PATH)' })).toEqual(['env["PATH"]: got "$(PATH)"']);
    expect(told({ A: '$(B)', B: '$(C)', C: '$(A)', D: '$(A)' })).toEqual([
      'env["A"]: got "$(B)"',
      'env["B"]: got "$(C)"',
      'env["C"]: got "$(A)"',
    ]);
  });
});

describe('a text that only looks like a reference', () => {
  it.each(['$$(HOST)', '$(date +%s)', '$()', '$(1A)', '$HOST', '${HOST}', '$(HOST', '100$', '$$$$(HOST)'])(
    'is left alone: %s',
    (value) => {
      expect(problemsOf({ env: { A: value } })).toEqual([]);
    },
  );

  it('is a reference behind two dollar signs, which are one', () => {
    expect(problemsOf({ env: { A: '$$$(HOST)' } })[0]).toMatch(/^env\["A"\]: got "\$\(HOST\)", /);
  });

  it('is not looked for where a value is read from elsewhere', () => {
    expect(problemsOf({ envFrom: [EnvSource.value('A', EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME))] })).toEqual([]);
  });
});

test('any environment without circles is in an order in which each reference is known', () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
  const graph = fc.tuple(
    fc.shuffledSubarray(names, { minLength: 8 }),
    fc.array(fc.nat(7), { minLength: 8, maxLength: 8 }),
  );
  fc.assert(
    fc.property(graph, ([order, targets]) => {
      const values = order.map((name, place) => [name, place === 0 ? 'x' : `$(${order[targets[place] % place]})`]);
      const env = Object.fromEntries(values);
      const rendered = inOrderOfUse(variablesOf(env, []));
      expect([...rendered].sort()).toEqual(names);
      for (const [name, value] of values) {
        const target = /\((.)\)/.exec(value)?.[1];
        expect(rendered.indexOf(target ?? name)).toBeLessThanOrEqual(rendered.indexOf(name));
      }
      expect(problemsOf({ env })).toEqual([]);
    }),
  );
});

import * as fc from 'fast-check';
import { Resources } from '../../lib/pod/resources';
import { refusalsOf } from '../support/refusals';
import { containerOf } from './sample';

function rendered(resources: Resources) {
  const { requests, limits } = containerOf({ resources }).resources;
  return {
    requests: { cpu: requests.cpu, memory: requests.memory },
    limits: { cpu: limits.cpu, memory: limits.memory },
  };
}

const small = Resources.of('200m', '256Mi');
const measured = small.upTo('500m', '512Mi');

describe('CPU and memory of a container', () => {
  it('are reserved, no more and no less', () => {
    expect(rendered(Resources.of('500m', '1Gi'))).toEqual({
      requests: { cpu: '500m', memory: '1Gi' },
      limits: { cpu: '500m', memory: '1Gi' },
    });
  });

  it('are the figures that were measured', () => {
    expect(rendered(measured)).toEqual({
      requests: { cpu: '200m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    });
  });

  it('may be more CPU alone where a node has it to spare', () => {
    expect(rendered(Resources.of('100m', '2Gi').upTo('1'))).toEqual({
      requests: { cpu: '100m', memory: '2Gi' },
      limits: { cpu: '1', memory: '2Gi' },
    });
  });

  it('may be at most what is reserved', () => {
    expect(rendered(small.upTo('0.2', '256Mi'))).toEqual(rendered(small));
  });

  it('are at most what was said last, and a limit that is not said again stays', () => {
    expect(rendered(measured.upTo('1')).limits).toEqual({ cpu: '1', memory: '512Mi' });
    expect(rendered(measured.upTo('300m', '300Mi')).limits).toEqual({ cpu: '300m', memory: '300Mi' });
  });

  it('are rendered as the API server keeps them', () => {
    expect(rendered(Resources.of('0.5', '1.5Gi').upTo('1000m', '2000M'))).toEqual({
      requests: { cpu: '500m', memory: '1536Mi' },
      limits: { cpu: '1', memory: '2G' },
    });
  });

  it('may be as small as a thousandth of a CPU and a KiB, and as large as 10000 CPUs and 1024 TiB', () => {
    expect(rendered(Resources.of('1m', '1Ki').upTo('10000', '1024Ti'))).toEqual({
      requests: { cpu: '1m', memory: '1Ki' },
      limits: { cpu: '10k', memory: '1Pi' },
    });
  });

  it('of one value are not changed by what is said of another', () => {
    const before = rendered(small);
    small.upTo('1', '1Gi');
    small.withoutCpuLimit('throttling doubles the run');
    expect(rendered(small)).toEqual(before);
  });
});

describe('a figure outside its range', () => {
  it.each<[string, string]>([
    ['0', ''],
    ['-1m', ''],
    ['0.5m', ''],
    ['0.0005', ''],
    ['10000001m', ''],
    ['64Mi', ', which is memory'],
    ['half', ''],
  ])('is refused: a CPU of %s', (cpu, meaning) => {
    expect(refusalsOf(() => Resources.of(cpu, '64Mi'))).toEqual([`Resources.of cpu: got "${cpu}"${meaning}`]);
    expect(refusalsOf(() => Resources.of('1m', '64Mi').upTo(cpu))[0]).toBe(
      `Resources.upTo cpu: got "${cpu}"${meaning}`,
    );
  });

  it.each<[string, string]>([
    ['0', ', which is 0 bytes'],
    ['1023', ', which is 1023 bytes'],
    ['0.999Ki', ', which is 1022.976 bytes'],
    ['1125899906842625', ', which is 1125899906842625 bytes'],
    ['64m', ', which is 0.064 bytes'],
    ['64MB', ''],
  ])('is refused: a memory of %s', (memory, meaning) => {
    expect(refusalsOf(() => Resources.of('1m', memory))).toEqual([`Resources.of memory: got "${memory}"${meaning}`]);
    expect(refusalsOf(() => Resources.of('1m', '1Ki').upTo('1m', memory))[0]).toBe(
      `Resources.upTo memory: got "${memory}"${meaning}`,
    );
  });

  it('is refused with the other one', () => {
    expect(refusalsOf(() => Resources.of('0', '1Mb'))).toEqual(['Resources.of memory: got "1Mb"']);
    expect(refusalsOf(() => Resources.of('0', '1'))).toEqual([
      'Resources.of cpu: got "0"',
      'Resources.of memory: got "1", which is 1 byte',
    ]);
  });
});

describe('a limit below what is reserved', () => {
  it('is refused, of CPU and of memory', () => {
    expect(refusalsOf(() => Resources.of('501m', '513Mi').upTo('0.5', '512Mi'))).toEqual([
      'Resources.upTo cpu: got "0.5"',
      'Resources.upTo memory: got "512Mi"',
    ]);
    expect(refusalsOf(() => measured.upTo('199m'))).toEqual(['Resources.upTo cpu: got "199m"']);
    expect(refusalsOf(() => small.upTo('1', '268435455'))).toEqual(['Resources.upTo memory: got "268435455"']);
  });

  it('is what decides, in whichever unit both are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64000 }), fc.integer({ min: 1, max: 64 }), (millis, units) => {
        const make = () => Resources.of(`${millis}m`, '64Mi').upTo(`${units}`);
        expect(refusalsOf(make)).toEqual(millis <= units * 1000 ? [] : [`Resources.upTo cpu: got "${units}"`]);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1024, max: 2 ** 35 }), fc.integer({ min: 1, max: 32 }), (bytes, gibibytes) => {
        const make = () => Resources.of('1', `${bytes}`).upTo('1', `${gibibytes}Gi`);
        expect(refusalsOf(make)).toEqual(
          bytes <= gibibytes * 2 ** 30 ? [] : [`Resources.upTo memory: got "${gibibytes}Gi"`],
        );
      }),
    );
  });
});

describe('a container without a CPU limit', () => {
  const unlimited = measured.withoutCpuLimit('throttling doubles the run');

  it('renders none, and keeps its other figures', () => {
    expect(rendered(unlimited)).toEqual({
      requests: { cpu: '200m', memory: '256Mi' },
      limits: { cpu: undefined, memory: '512Mi' },
    });
  });

  it('leaves the value it was made from as it is', () => {
    expect(rendered(measured).limits.cpu).toBe('500m');
  });

  it('has one again when one is said after it', () => {
    expect(rendered(unlimited.upTo('1'))).toEqual(rendered(measured.upTo('1')));
    expect(unlimited.upTo('1')).toEqual(measured.upTo('1'));
  });

  it.each(['', ' \n'])('needs a reason, not %j', (reason) => {
    expect(refusalsOf(() => measured.withoutCpuLimit(reason))).toEqual([
      `Resources.withoutCpuLimit reason: got ${JSON.stringify(reason)}`,
    ]);
  });

  it('needs a reason that fits into an annotation', () => {
    expect(refusalsOf(() => measured.withoutCpuLimit('cost=0'))).toEqual([
      'Resources.withoutCpuLimit reason: got "cost=0"',
    ]);
  });
});

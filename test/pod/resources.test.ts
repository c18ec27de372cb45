import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { ResourceFigures, Resources } from '../../lib/pod/resources';
import { refusalsOf } from '../support/refusals';
import { containerOf } from './sample';

const FIGURES: ResourceFigures = {
  cpuRequest: Cpu.millis(200),
  cpuLimit: Cpu.millis(500),
  memoryRequest: Size.mebibytes(256),
  memoryLimit: Size.mebibytes(512),
};

function rendered(resources: Resources) {
  const { requests, limits } = containerOf({ resources }).resources;
  return {
    requests: { cpu: requests.cpu, memory: requests.memory },
    limits: { cpu: limits.cpu, memory: limits.memory },
  };
}

function figures(changed: Partial<ResourceFigures>) {
  return () => Resources.of({ ...FIGURES, ...changed });
}

describe('CPU and memory of a container', () => {
  it('are the figures that were measured', () => {
    expect(rendered(Resources.of(FIGURES))).toEqual({
      requests: { cpu: '200m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    });
  });

  it('of a steady program are reserved, no more and no less', () => {
    expect(rendered(Resources.steady(Cpu.units(0.5), Size.gibibytes(1)))).toEqual({
      requests: { cpu: '500m', memory: '1Gi' },
      limits: { cpu: '500m', memory: '1Gi' },
    });
  });

  it('of a burstable program may grow to four times the CPU, and to no more memory', () => {
    expect(rendered(Resources.burstable(Cpu.millis(250), Size.mebibytes(64)))).toEqual({
      requests: { cpu: '250m', memory: '64Mi' },
      limits: { cpu: '1', memory: '64Mi' },
    });
  });

  it('of a memory-bound program are all of its memory, and 100m to 1 CPU', () => {
    expect(rendered(Resources.memoryBound(Size.gibibytes(2)))).toEqual({
      requests: { cpu: '100m', memory: '2Gi' },
      limits: { cpu: '1', memory: '2Gi' },
    });
  });

  it('may be equal as request and limit', () => {
    const { cpuLimit, memoryLimit } = FIGURES;
    expect(rendered(figures({ cpuRequest: cpuLimit, memoryRequest: memoryLimit })())).toEqual({
      requests: { cpu: '500m', memory: '512Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    });
  });

  it('may be as small as a thousandth of a CPU and a KiB, and as large as 10000 CPUs and 1024 TiB', () => {
    const least = { cpuRequest: Cpu.millis(1), memoryRequest: Size.kibibytes(1) };
    const most = { cpuLimit: Cpu.units(10000), memoryLimit: Size.tebibytes(1024) };
    expect(rendered(figures({ ...least, ...most })())).toEqual({
      requests: { cpu: '1m', memory: '1Ki' },
      limits: { cpu: '10000', memory: '1024Ti' },
    });
  });
});

describe('a figure outside its range', () => {
  it.each<[Partial<ResourceFigures>, string, string]>([
    [{ cpuRequest: Cpu.millis(0) }, 'cpuRequest', '0m'],
    [{ cpuRequest: Cpu.millis(-1) }, 'cpuRequest', '-1m'],
    [{ cpuRequest: Cpu.millis(0.5) }, 'cpuRequest', '0.5m'],
    [{ cpuRequest: Cpu.units(0.0005) }, 'cpuRequest', '0.0005'],
    [{ cpuRequest: Cpu.millis(NaN) }, 'cpuRequest', 'NaNm'],
    [{ cpuLimit: Cpu.millis(10000001) }, 'cpuLimit', '10000001m'],
    [{ cpuLimit: Cpu.units(Infinity) }, 'cpuLimit', 'Infinity'],
    [{ memoryRequest: Size.kibibytes(0) }, 'memoryRequest', '0Ki'],
    [{ memoryRequest: Size.kibibytes(1.5) }, 'memoryRequest', '1.5Ki'],
    [{ memoryRequest: Size.mebibytes(NaN) }, 'memoryRequest', 'NaNKi'],
    [{ memoryLimit: Size.kibibytes(1024 ** 4 + 1) }, 'memoryLimit', '1099511627777Ki'],
    [{ memoryLimit: Size.mebibytes(Infinity) }, 'memoryLimit', 'InfinityKi'],
  ])('is refused: %j', (changed, prop, got) => {
    expect(refusalsOf(figures(changed))).toEqual([`Resources.of ${prop}: got ${got}`]);
  });

  it('is refused under the name that its user wrote', () => {
    expect(refusalsOf(() => Resources.steady(Cpu.millis(0), Size.kibibytes(0)))).toEqual([
      'Resources.steady cpu: got 0m',
      'Resources.steady memory: got 0Ki',
    ]);
    expect(refusalsOf(() => Resources.burstable(Cpu.millis(0.25), Size.kibibytes(0)))).toEqual([
      'Resources.burstable cpuRequest: got 0.25m',
      'Resources.burstable memory: got 0Ki',
    ]);
    expect(refusalsOf(() => Resources.memoryBound(Size.kibibytes(0.5)))).toEqual([
      'Resources.memoryBound memory: got 0.5Ki',
    ]);
  });
});

describe('a request above its limit', () => {
  it('is refused, of CPU and of memory', () => {
    const above = { cpuRequest: Cpu.millis(501), memoryRequest: Size.kibibytes(512 * 1024 + 1) };
    expect(refusalsOf(figures(above))).toEqual([
      'Resources.of cpuRequest: got 501m',
      'Resources.of memoryRequest: got 524289Ki',
    ]);
  });

  it('is what decides, in whichever unit both are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64000 }), fc.integer({ min: 1, max: 64 }), (millis, units) => {
        const make = figures({ cpuRequest: Cpu.millis(millis), cpuLimit: Cpu.units(units) });
        if (millis <= units * 1000) {
          expect(make).not.toThrow();
        } else {
          expect(make).toThrow(/^Resources\.of cpuRequest: got \d+m, allowed at most cpuLimit \d+;/);
        }
      }),
    );
  });
});

describe('a container without a CPU limit', () => {
  const unlimited = Resources.of(FIGURES).withoutCpuLimit('throttling doubles the run');

  it('renders none, and keeps its other figures', () => {
    expect(rendered(unlimited)).toEqual({
      requests: { cpu: '200m', memory: '256Mi' },
      limits: { cpu: undefined, memory: '512Mi' },
    });
  });

  it('leaves the value it was made from as it is', () => {
    const limited = Resources.of(FIGURES);
    limited.withoutCpuLimit('throttling doubles the run');
    expect(rendered(limited).limits.cpu).toBe('500m');
  });

  it.each(['', ' \n'])('needs a reason, not %j', (reason) => {
    expect(refusalsOf(() => Resources.of(FIGURES).withoutCpuLimit(reason))).toEqual([
      `Resources.withoutCpuLimit reason: got ${JSON.stringify(reason)}`,
    ]);
  });

  it('needs a reason that fits into an annotation', () => {
    expect(refusalsOf(() => Resources.of(FIGURES).withoutCpuLimit('cost=0'))).toEqual([
      'Resources.withoutCpuLimit reason: got "cost=0"',
    ]);
  });
});

import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ResourceFigures, Resources } from '../../lib';
import { BadInput, jobWithContainer } from './case';

const FIGURES: ResourceFigures = {
  cpuRequest: Cpu.millis(100),
  cpuLimit: Cpu.millis(200),
  memoryRequest: Size.mebibytes(64),
  memoryLimit: Size.mebibytes(128),
};
const figures = (more: Partial<ResourceFigures>) => () => Resources.of({ ...FIGURES, ...more });
const resources = (requests: object, limits: object) => jobWithContainer({ resources: { requests, limits } });

export const RESOURCES: BadInput[] = [
  {
    what: 'a request of CPU above its limit',
    make: figures({ cpuRequest: Cpu.millis(201) }),
    says: ['Resources.of cpuRequest: got 201m, allowed at most cpuLimit 200m; lower cpuRequest or raise cpuLimit'],
    manifest: resources({ cpu: '201m' }, { cpu: '200m' }),
  },
  {
    what: 'a request of memory above its limit',
    make: figures({ memoryRequest: Size.mebibytes(129) }),
    says: [
      'Resources.of memoryRequest: got 129Mi, allowed at most memoryLimit 128Mi; lower memoryRequest or raise memoryLimit',
    ],
    manifest: resources({ memory: '129Mi' }, { memory: '128Mi' }),
  },
  {
    what: 'less than a thousandth of a CPU',
    make: figures({ cpuRequest: Cpu.units(0.0005) }),
    says: [
      'Resources.of cpuRequest: got 0.0005, allowed whole thousandths of a CPU from 1m to 10000; name what the program needs',
    ],
    manifest: resources({ cpu: '0.0005' }, {}),
    stricter: 'Kubernetes rounds it up, to another figure than was written',
  },
  {
    what: 'no CPU',
    make: figures({ cpuRequest: Cpu.millis(0) }),
    says: [
      'Resources.of cpuRequest: got 0m, allowed whole thousandths of a CPU from 1m to 10000; name what the program needs',
    ],
    manifest: resources({ cpu: '0' }, {}),
    stricter: 'a program that reserves nothing may get nothing',
  },
  {
    what: 'more CPUs than there are',
    make: figures({ cpuRequest: Cpu.units(10001), cpuLimit: Cpu.units(10001) }),
    says: ['cpuRequest', 'cpuLimit'].map(
      (prop) =>
        `Resources.of ${prop}: got 10001, allowed whole thousandths of a CPU from 1m to 10000; name what the program needs`,
    ),
    manifest: resources({ cpu: '10001' }, { cpu: '10001' }),
    stricter: 'no node has so much',
  },
  {
    what: 'more memory than there is',
    make: () => Resources.memoryBound(Size.tebibytes(1025)),
    says: [
      'Resources.memoryBound memory: got 1025Ti, allowed whole KiB from 1Ki to 1024Ti; name what the program needs',
    ],
    manifest: resources({ memory: '1025Ti' }, { memory: '1025Ti' }),
    stricter: 'no node has so much',
  },
  {
    what: 'negative CPU',
    make: figures({ cpuRequest: Cpu.millis(-1) }),
    says: [
      'Resources.of cpuRequest: got -1m, allowed whole thousandths of a CPU from 1m to 10000; name what the program needs',
    ],
    manifest: resources({ cpu: '-1m' }, {}),
  },
  {
    what: 'an amount of CPU that is none',
    make: figures({ cpuLimit: { amount: '1e' } as Cpu }),
    says: [
      'Resources.of cpuLimit: got 1e, allowed whole thousandths of a CPU from 1m to 10000; name what the program needs',
    ],
    manifest: resources({}, { cpu: '1e' }),
  },
  {
    what: 'memory in thousandths of a byte, as it can only be written by hand',
    make: figures({ memoryRequest: Size.kibibytes(0) }),
    says: ['Resources.of memoryRequest: got 0Ki, allowed whole KiB from 1Ki to 1024Ti; name what the program needs'],
    manifest: resources({ memory: '128974848m' }, {}),
    stricter: 'Size has no such unit; Kubernetes takes it and warns',
  },
];

import { EnvValue, ResourceFieldPaths } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { literal } from '../kubernetes/process-arguments';
import { PACKAGES_FOLDER, PROGRAM_FOLDER } from './folders';
import { PackageIndex } from './package-index';
import { ProgramFile } from './program-file';

/** The name of the requirements file beside the program. */
export const REQUIREMENTS_FILE = 'requirements.txt';

/** What Python programs have in their pods. */
export interface PythonSetup {
  readonly requirements?: ProgramFile;
  readonly packages?: PythonPackages;
}

/** Packages that are installed before a Python program starts. */
export interface PythonPackages {
  /** Room for them, while they are unpacked. */
  readonly size: string;
  /** What installs them into their folder, in the image of the program. */
  readonly command: string[];
  readonly env: Record<string, EnvValue>;
  /** The way to their index. */
  readonly egress: k8s.NetworkPolicyEgressRule;
}

/** Pip installs into a volume of the pod: the root file system stays read-only, and the program only reads it. */
export function pythonPackages(size: string, index: PackageIndex | undefined): PythonPackages {
  const options = [
    '--require-hashes',
    '--only-binary=:all:', // the image has no compiler
    '--no-cache-dir',
    '--disable-pip-version-check',
    `--target=${PACKAGES_FOLDER}`,
    `--requirement=${PROGRAM_FOLDER}/${REQUIREMENTS_FILE}`,
  ];
  return {
    size,
    command: ['python', '-m', 'pip', 'install', ...options],
    env: {
      ...(index ? { PIP_INDEX_URL: EnvValue.fromValue(literal(index.url)) } : {}),
      HOME: EnvValue.fromValue('/tmp'),
      TMPDIR: EnvValue.fromValue(PACKAGES_FOLDER), // unpacked beside its target: moving is renaming
    },
    egress: {
      to: index && [{ ipBlock: { cidr: index.cidr } }],
      ports: [{ protocol: 'TCP', port: k8s.IntOrString.fromNumber(index?.port ?? 443) }],
    },
  };
}

/** Environment that the interpreter needs. */
export function pythonEnv(hasPackages: boolean): Record<string, EnvValue> {
  return {
    ...(hasPackages ? { PYTHONPATH: EnvValue.fromValue(PACKAGES_FOLDER) } : {}),
    HOME: EnvValue.fromValue('/tmp'), // where libraries keep their caches; `/` is read-only
    PYTHONUNBUFFERED: EnvValue.fromValue('1'), // a log line is seen when it is written
    PYTHONDONTWRITEBYTECODE: EnvValue.fromValue('1'), // the program's folder is read-only
    OMP_NUM_THREADS: EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT), // more threads than CPUs get throttled
  };
}

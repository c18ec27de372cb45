import { Fields } from '../fields/field';
import { valueOf } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { bytes } from '../kubernetes/amounts';
import { PackageIndex } from './package-index';
import { requirementsFile } from './requirements';

/** What is installed for the Python programs of an interpreter. */
export interface PythonOptions {
  /**
   * A requirements file, each line pinned with hashes. An init container installs it at each start of a pod, with
   * TCP 443 to anywhere opened for that; a prebuilt image starts faster and needs no opening.
   *
   * @default - no packages but those of the image
   * @throws when the file is missing, empty or not text with LF line ends, or a line is not pinned or has no hash
   */
  readonly requirements?: string;

  /**
   * The package index that the requirements come from.
   *
   * @default - the public one, and TCP 443 open to anywhere
   * @throws without `requirements`
   */
  readonly packageIndex?: PackageIndex;

  /**
   * Room for the installed packages, in whole bytes from 16Mi to 16Gi, while pip unpacks them. It is part of the
   * pod's ephemeral storage.
   *
   * @default '256Mi' - pandas and numpy peak at 185 MiB while they are installed
   * @throws outside that range, or without `requirements`
   */
  readonly packagesSize?: string;
}

export const PYTHON_OPTIONS = {
  requirements: requirementsFile.orNothing,
  packageIndex: valueOf(PackageIndex, ['of']).orNothing,
  packagesSize: bytes({
    min: '16Mi',
    max: '16Gi',
    fix: 'measure with `pip install --target` and `du`',
  }).or('256Mi'),
} satisfies Fields<PythonOptions>;

/** Options about packages say nothing where none are installed. */
export function idleOptionProblems({ requirements, packageIndex, packagesSize }: PythonOptions): Problem[] {
  const isIdle = requirements === undefined || requirements === null;
  const given = Object.entries({ packageIndex, packagesSize }).filter(([, value]) => value);
  return given.flatMap(([prop]) =>
    unless(!isIdle, {
      prop,
      got: 'a value without requirements',
      allowed: 'with requirements',
      fix: 'name the requirements file, or leave this out',
    }),
  );
}

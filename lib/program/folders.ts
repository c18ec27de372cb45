/** Where the files of a program are mounted, read-only. */
export const PROGRAM_FOLDER = '/opt/program';

/** Where installed Python packages are mounted, read-only for the program. */
export const PACKAGES_FOLDER = '/opt/packages';

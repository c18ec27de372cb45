/** A mistake of whoever typed the command: said on standard error, exit code 2, nothing on standard output. */
export class Failure extends Error {}

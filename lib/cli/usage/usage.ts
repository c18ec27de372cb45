import { ParseArgsConfig } from 'util';

/** How a command is called. It stands apart from the command, so that nothing is loaded to tell it. */
export interface Usage {
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
}

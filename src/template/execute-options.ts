import type { FunctionTable } from './template-function.ts';

/** How a template runs. */
export interface ExecuteOptions {
  /** A key that a map does not have is an error (Go's missingkey=error). */
  readonly missingKeyError?: boolean;
  /** Functions that take the place of docker's or Go's of the same name. */
  readonly functions?: FunctionTable;
}

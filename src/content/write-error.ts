import { errorCode, pathErrorText } from '../go/system-error.ts';
import { StoreError } from '../model/errors.ts';

/** The error of a failed write, for users: the disk is full, or broken. Anything else is passed on. */
export function writeError(path: string, error: unknown): unknown {
  if (errorCode(error) === '') return error;
  return new StoreError(pathErrorText(path, error), { cause: error });
}

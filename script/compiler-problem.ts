import type { SpawnSyncReturns } from 'node:child_process';

/** What is wrong with what the compiler has made, in its own words; null: nothing. */
export function compilerProblem({
  status,
  error,
  stderr,
}: Pick<SpawnSyncReturns<string>, 'status' | 'error' | 'stderr'>): string | null {
  // It makes a program also when it does not know what to do with an order of bytecode: a slower one.
  if (status === 0 && !/bytecode order file/.test(stderr)) return null;
  return error?.message ?? stderr;
}

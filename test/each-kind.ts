const ALL = process.env['ALL_KINDS'] !== undefined;

/**
 * Of tests that are slow and much alike, one is enough for the gate; all of them run with ALL_KINDS=1, as in .ci/run.
 * The result is what to test.
 */
export function eachKind<T>(kinds: readonly T[]): readonly T[] {
  return ALL ? kinds : kinds.slice(0, 1);
}

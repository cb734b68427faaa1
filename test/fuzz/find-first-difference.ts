/** What came of one way to do something, and what should have. */
export interface Difference {
  readonly got: unknown;
  readonly wanted: unknown;
  /** Which try it is, for who wants to see it again. */
  readonly about: string;
}

/** Tries seeds one after the other until one makes a difference; null: none does. */
export async function findFirstDifference(
  first: number,
  count: number,
  findDifference: (seed: number) => Promise<Difference | null>,
): Promise<Difference | null> {
  for (let seed = first; seed < first + count; seed += 1) {
    const difference = await findDifference(seed);
    if (difference !== null) return difference;
  }
  return null;
}

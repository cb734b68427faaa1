/**
 * How many slips lie between two words: letters left out, added, changed, or swapped with their neighbour.
 * https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance
 */
export function editDistance(from: string, to: string): number {
  let older: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let line = 1; line <= from.length; line += 1) {
    const next: number[] = [line];
    for (let at = 1; at <= to.length; at += 1) {
      const change = from[line - 1] === to[at - 1] ? 0 : 1;
      const isSwap = from[line - 1] === to[at - 2] && from[line - 2] === to[at - 1];
      next.push(
        Math.min(
          cost(row, at) + 1,
          cost(next, at - 1) + 1,
          cost(row, at - 1) + change,
          isSwap ? cost(older, at - 2) + 1 : Infinity,
        ),
      );
    }
    older = row;
    row = next;
  }
  return cost(row, to.length);
}

function cost(row: readonly number[], at: number): number {
  return row[at] ?? Infinity;
}

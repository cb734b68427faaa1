const NEAR = 2; // characters to add, to leave out or to change

/** Which of some names someone may have meant; null when none is like it. */
export function nearestName(text: string, names: readonly string[]): string | null {
  const [nearest] = names
    .map((name) => ({ name, distance: distance(text, name) }))
    .filter((one) => one.distance <= NEAR)
    .toSorted((left, right) => left.distance - right.distance);
  return nearest?.name ?? null;
}

/** https://en.wikipedia.org/wiki/Levenshtein_distance */
function distance(from: string, to: string): number {
  const characters = Array.from(to);
  let row = [0, ...characters.map((_, at) => at + 1)];
  for (const character of from) row = nextRow(row, characters, character);
  return row.at(-1) ?? 0;
}

/** Distances to each beginning of a text, with one character more to come from. */
function nextRow(
  row: readonly number[],
  characters: readonly string[],
  character: string,
): number[] {
  return row.reduce<number[]>((next, above, at) => {
    const before = row[at - 1];
    const left = next[at - 1];
    if (before === undefined || left === undefined) return [above + 1];
    const change = characters[at - 1] === character ? 0 : 1;
    return [...next, Math.min(above + 1, left + 1, before + change)];
  }, []);
}

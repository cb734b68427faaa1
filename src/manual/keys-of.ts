/** The names of a table whose type says that it has these and no others. */
export function keysOf<Name extends string>(
  table: Readonly<Record<Name, unknown>>,
): readonly Name[] {
  // oxlint-disable-next-line no-unsafe-type-assertion -- Record<Name, …> promises that these are its keys
  return Object.keys(table) as Name[];
}

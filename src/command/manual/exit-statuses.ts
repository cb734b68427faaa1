/** How a program can end. */
export interface ExitStatus {
  readonly status: number;
  readonly meaning: string;
}

/** What every command may end with. */
export const COMMON_EXITS: readonly ExitStatus[] = [
  { status: 0, meaning: 'All is done.' },
  { status: 1, meaning: 'Something failed; standard error says what.' },
  { status: 125, meaning: 'A flag is unknown, or its value is wrong.' },
  { status: 130, meaning: 'Ctrl-C (SIGINT) stopped it.' },
  { status: 141, meaning: 'Whoever read the output stopped reading (SIGPIPE).' },
  { status: 143, meaning: 'SIGTERM stopped it.' },
];

/** What those commands may end with besides that print documents. */
export const TEMPLATE_EXIT: ExitStatus = {
  status: 64,
  meaning: 'The template behind --format cannot be read.',
};

/** The common ones with others added, or put in their place; in the order of numbers. */
export function withExits(others: readonly ExitStatus[] = []): readonly ExitStatus[] {
  const byStatus = new Map([...COMMON_EXITS, ...others].map((exit) => [exit.status, exit]));
  return [...byStatus.values()].toSorted((left, right) => left.status - right.status);
}

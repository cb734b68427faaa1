import type { CaseResult, Compare } from './run-case.ts';

/** A part in which two clients differ. */
export interface Difference {
  readonly part: string;
  readonly want: string;
  readonly got: string;
}

/** Where the second result differs from the first; stderr counts by its first line unless said. */
export function compareResults(
  want: CaseResult,
  got: CaseResult,
  compare: Compare = {},
): readonly Difference[] {
  const pairs: readonly (readonly [string, (result: CaseResult) => unknown])[] = [
    ['exit', (result) => result.exit],
    ['stdout', (result) => (compare.stdout === false ? null : result.stdout)],
    ['stderr', (result) => stderrOf(result, compare)],
    ['requests', (result) => (compare.requests === false ? null : result.requests)],
    ['files', (result) => result.files],
  ];
  return pairs.flatMap(([part, read]) => difference(part, read(want), read(got)));
}

function stderrOf({ stderr }: CaseResult, compare: Compare): unknown {
  switch (compare.stderr ?? 'first-line') {
    case 'first-line':
      return stderr.split('\n')[0];
    case 'nonempty':
      return stderr.length > 0;
    case false:
      return null;
    default:
      return stderr;
  }
}

function difference(part: string, want: unknown, got: unknown): readonly Difference[] {
  const [wanted, came] = [JSON.stringify(want), JSON.stringify(got)];
  return wanted === came ? [] : [{ part, want: wanted, got: came }];
}

/** The difference from a little before its first character, for people. */
export function showDifference({ part, want, got }: Difference): string {
  let at = 0;
  while (at < want.length && want[at] === got[at]) at += 1;
  const from = Math.max(0, at - 120);
  const cut = (text: string) => text.slice(from, from + 700);
  return `  ${part} from character ${from}:\n    want ${cut(want)}\n    got  ${cut(got)}`;
}

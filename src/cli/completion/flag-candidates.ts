import type { Flag, FlagMap } from '../../command/command-spec.ts';
import type { Candidate } from './offering.ts';

const REPEATABLE: ReadonlySet<Flag['kind']> = new Set(['csv', 'filter', 'list']);

/** The flags that may still be given, each by its long name, then by its letter. */
export function flagCandidates(
  flags: FlagMap,
  given: ReadonlyMap<string, readonly string[]>,
): readonly Candidate[] {
  return Object.entries(flags)
    .filter(([name, { kind, hidden }]) => {
      return hidden !== true && (REPEATABLE.has(kind) || !given.has(name));
    })
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([name, { short, shortDeprecated, summary }]) => {
      const long = { text: `--${name}`, summary };
      if (short === undefined || shortDeprecated !== undefined) return [long];
      return [long, { text: `-${short}`, summary }];
    });
}

import { flagsOf, type RootNode } from '../command-tree.ts';
import { findCursor } from './find-cursor.ts';
import { flagCandidates } from './flag-candidates.ts';
import { offerArgument } from './offer-argument.ts';
import type { NameSources } from './offer-names.ts';
import { offerValue } from './offer-value.ts';
import { FILES, type Offering, startingWith, words } from './offering.ts';

/** What may stand in place of the last of the words behind the program's name: all that begins as it does. */
export async function offer(
  root: RootNode,
  typedWords: readonly string[],
  sources: NameSources,
): Promise<Offering> {
  const cursor = findCursor(root, typedWords);
  if (cursor === null) return FILES;
  const { node, place, typed, given } = cursor;
  switch (place.kind) {
    case 'flag':
      return startingWith(typed, words(flagCandidates(flagsOf(node), given)));
    case 'value':
      return startingWith(typed, await offerValue(cursor, place, sources));
    case 'argument':
      return startingWith(typed, await offerArgument(root, cursor, sources));
  }
}

import { indexEntry } from '../../content/index-entry.ts';
import { addLine } from '../../content/index-lines.ts';
import { dateText } from '../../go/date-text.ts';
import { type Reference, withDefaultTag } from '../../model/reference.ts';
import type { Cancellable } from '../cancellable.ts';
import { catalogOf, NO_IMAGES } from './catalog.ts';
import type { EmbeddedParts } from './embedded-parts.ts';
import { findImage } from './find-image.ts';
import { lockWait } from './lock-wait.ts';
import { manifestDescriptor } from './stored-image.ts';

/** Gives an image one more name. */
export async function tagImage(
  { store, now }: EmbeddedParts,
  { source, target }: { readonly source: string; readonly target: Reference },
  options: Cancellable,
): Promise<void> {
  // Nothing is made just to say that there is no such image.
  if (!store.exists) findImage(NO_IMAGES, source);
  await store.prepare();
  await store.names.update(
    async (entries) => {
      const { image } = findImage(await catalogOf(store, entries), source);
      const line = indexEntry(manifestDescriptor(image), withDefaultTag(target), dateText(now()));
      return { entries: addLine(entries, line) };
    },
    lockWait(store, options),
  );
}

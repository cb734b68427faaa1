import type { SearchHit } from '../../model/image.ts';
import { ImageCliError } from '../../model/errors.ts';
import { NO_AUTH } from '../../model/registry-auth.ts';
import { searchIndex } from '../../registry/search-index.ts';
import type { SearchOptions } from '../change-options.ts';
import type { EmbeddedParts } from './embedded-parts.ts';
import { withPrefix } from './message-stream.ts';

/** What a registry finds. No store is needed for that. */
export async function searchImages(
  { settings }: EmbeddedParts,
  term: string,
  { auth = NO_AUTH, limit = 0n, filters = new Map(), signal }: SearchOptions,
): Promise<readonly SearchHit[]> {
  try {
    const cancel = signal === undefined ? {} : { signal };
    return await searchIndex(term, { settings: settings(), auth, limit, filters, ...cancel });
  } catch (error) {
    throw error instanceof ImageCliError ? withPrefix(error) : error;
  }
}

import type { Descriptor } from '../../../model/descriptor.ts';
import type { ImageIndex } from '../../../model/manifest.ts';
import { isIndexType } from '../../../model/media-type.ts';
import type { Platform } from '../../../model/platform.ts';
import { platformRank } from '../platform-rank.ts';

/** How an attestation, which is no image, is marked in an index. */
const REFERENCE_TYPE = 'vnd.docker.reference.type';

/**
 * The manifest of an index that fits a platform best, the first of several; null when none does. An index
 * inside is taken where it says its platform.
 */
export function chooseManifest({ manifests }: ImageIndex, wanted: Platform): Descriptor | null {
  const ranked = manifests.flatMap((descriptor) => {
    const rank = rankOf(descriptor, wanted);
    return rank === null ? [] : [{ descriptor, rank }];
  });
  // Sorting is stable: the first of equals stays first.
  const [best] = ranked.toSorted((left, right) => left.rank - right.rank);
  return best?.descriptor ?? manifests.find(isPlainIndex) ?? null;
}

function rankOf({ platform, annotations }: Descriptor, wanted: Platform): number | null {
  if (platform === undefined || annotations?.[REFERENCE_TYPE] !== undefined) return null;
  return platform.os === 'unknown' ? null : platformRank(wanted, platform);
}

function isPlainIndex({ mediaType, platform }: Descriptor): boolean {
  return isIndexType(mediaType) && platform === undefined;
}

import { formatPlatform, type Platform } from '../../model/platform.ts';
import { notFound } from './daemon-words.ts';
import { platformRank } from './platform-rank.ts';
import type { StoredImage } from './stored-image.ts';

/** Throws NotFoundError when an image is not for the platform that is asked for. */
export function checkPlatform(
  { facts }: StoredImage,
  name: string,
  wanted: Platform | undefined,
): void {
  if (wanted === undefined || platformRank(wanted, facts.platform) !== null) return;
  const [has, asked] = [facts.platform, wanted].map(formatPlatform);
  const found = `image with reference ${name} was found but its platform (${has})`;
  throw notFound(`${found} does not match the specified platform (${asked})`);
}

import { InvalidPlatformError } from '../../model/errors.ts';
import { parsePlatform, type Platform } from '../../model/platform.ts';
import { badRequest } from './daemon-words.ts';
import type { EmbeddedParts } from './embedded-parts.ts';

/**
 * The platform that was asked for; for '' what this machine runs, in Linux: images are made for it everywhere. Throws
 * EngineError.
 */
export function wantedPlatform(
  { architecture }: Pick<EmbeddedParts, 'architecture'>,
  text: string,
): Platform {
  if (text === '') return { os: 'linux', architecture };
  try {
    return parsePlatform(text, architecture);
  } catch (error) {
    if (!(error instanceof InvalidPlatformError)) throw error;
    throw badRequest(error.message);
  }
}

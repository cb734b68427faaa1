import { InvalidPlatformError } from '../model/errors.ts';
import { type Platform, parsePlatform } from '../model/platform.ts';
import type { ClientFacts } from './command-context.ts';

/** The option of an engine's call for a --platform; none for ''. Throws InvalidPlatformError in docker's words. */
export function readPlatform(
  text: string,
  { architecture, os }: ClientFacts,
): { readonly platform?: Platform } {
  if (text === '') return {};
  try {
    return { platform: parsePlatform(text, architecture, os) };
  } catch (error) {
    if (!(error instanceof InvalidPlatformError)) throw error;
    throw new InvalidPlatformError(`invalid platform: ${error.message}`, { cause: error });
  }
}

import type { Digest } from '../model/digest.ts';
import { RegistryError } from '../model/errors.ts';
import type { WireAnswer } from './exchange.ts';
import { targetOf } from './follow-redirects.ts';
import { unnamedFailure } from './name-request.ts';

/** Where a registry takes the bytes of a blob. */
export interface UploadPlace {
  readonly url: URL;
  /** Bytes that a part of the blob must have, but for the last one. */
  readonly shortestPart: number;
}

/** The place that an answer names. Throws a RegistryError when it names none, or one that is forbidden. */
export function uploadPlace(answer: WireAnswer): UploadPlace {
  const { location, 'oci-chunk-min-length': shortest } = answer.headers;
  if (location === undefined) {
    throw new RegistryError(answer.status, '', 'the registry does not say where to upload to');
  }
  try {
    const length = Number(shortest);
    return {
      url: targetOf(answer.url, location),
      shortestPart: Number.isSafeInteger(length) && length > 0 ? length : 0,
    };
  } catch (error) {
    throw unnamedFailure(error);
  }
}

/** The URL that ends the upload of a blob. What the registry put into the query stays as it is. */
export function closingUrl({ url }: UploadPlace, digest: Digest): URL {
  const joint = url.search === '' ? '?' : '&';
  return new URL(`${url.href}${joint}digest=${encodeURIComponent(digest)}`);
}

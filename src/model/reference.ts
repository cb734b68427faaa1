import { toLower } from '../go/to-lower.ts';
import { type Digest, digestRefusal, isDigest, parseDigest } from './digest.ts';
import { InvalidReferenceError } from './errors.ts';
import {
  DEFAULT_DOMAIN,
  matchReference,
  OFFICIAL_PREFIX,
  type ReferenceParts,
  type SplitReference,
  splitDomain,
} from './reference-grammar.ts';

/**
 * The name of an image, normalised: domain and full path are there even when people leave them out.
 * Without tag and digest it names a repository. domain is '' for the odd name whose first part looks
 * like a host but cannot be one ("a_b.c/d"). https://github.com/distribution/reference
 */
export interface Reference {
  readonly domain: string;
  readonly path: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

const IMAGE_ID = /^[0-9a-f]{64}$/;
const PATH_LIMIT = 255; // bytes; the grammar allows ASCII alone
const DEFAULT_TAG = 'latest';

/** The reference that people mean by a text: "alpine" is docker.io/library/alpine. Throws InvalidReferenceError. */
export function parseReference(text: string): Reference {
  const read = readReference(text);
  if (typeof read === 'string') throw new InvalidReferenceError(read);
  return read;
}

/** The same, null when the text is no reference: for long lists, in which errors would take their time. */
export function parseReferenceOrNull(text: string): Reference | null {
  const read = readReference(text);
  return typeof read === 'string' ? null : read;
}

/** A reference, or a digest when the text is one or is the 64 hex digits of one. Throws InvalidReferenceError. */
export function parseAnyReference(text: string): Reference | Digest {
  if (IMAGE_ID.test(text)) return parseDigest(`sha256:${text}`);
  return isDigest(text) ? text : parseReference(text);
}

/** Whether it names a repository: no tag, no digest. */
export function isNameOnly(reference: Reference): boolean {
  return reference.tag === undefined && reference.digest === undefined;
}

/** The same reference, with the tag "latest" when it has neither tag nor digest. */
export function withDefaultTag(reference: Reference): Reference {
  return isNameOnly(reference) ? { ...reference, tag: DEFAULT_TAG } : reference;
}

/** The repository in full: "docker.io/library/alpine". */
export function canonicalName({ domain, path }: Reference): string {
  return domain === '' ? path : `${domain}/${path}`;
}

/** Everything, in full: "docker.io/library/alpine:3.19". parseReference reads it back. */
export function referenceString(reference: Reference): string {
  return canonicalName(reference) + suffix(reference);
}

/** The repository as people write it: "alpine", "acme/app", "localhost:5000/app". */
export function familiarName({ domain, path }: Reference): string {
  if (domain !== DEFAULT_DOMAIN) return domain === '' ? path : `${domain}/${path}`;
  const isOfficial =
    path.startsWith(OFFICIAL_PREFIX) && !path.includes('/', OFFICIAL_PREFIX.length);
  return isOfficial ? path.slice(OFFICIAL_PREFIX.length) : path;
}

/** Everything, as people write it: "alpine:3.19". */
export function familiarString(reference: Reference): string {
  return familiarName(reference) + suffix(reference);
}

/** A reference, or docker's words for why there is none. */
function readReference(text: string): Reference | string {
  if (text.length === 64 && IMAGE_ID.test(text)) {
    return `invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`;
  }
  const split = splitDomain(text);
  // Before the grammar, so that a capital letter has a text of its own.
  const path = beforeColon(split.remainder);
  if (toLower(path) !== path) {
    return `invalid reference format: repository name (${path}) must be lowercase`;
  }
  const parts = matchReference(split);
  if (parts === null) return mismatch(split);
  if (parts.path.length > PATH_LIMIT) {
    return `repository name must not be more than ${PATH_LIMIT} characters`;
  }
  return toReference(parts);
}

/** What may be a path: a tag may have capital letters. */
function beforeColon(remainder: string): string {
  const colon = remainder.indexOf(':');
  return colon === -1 ? remainder : remainder.slice(0, colon);
}

/** Only letters outside ASCII whose small form is inside it get as far as the second text. */
function mismatch({ domain, remainder }: SplitReference): string {
  return matchReference({ domain: toLower(domain), remainder: toLower(remainder) }) === null
    ? 'invalid reference format'
    : 'repository name must be lowercase';
}

function toReference({ domain, path, tag, digest }: ReferenceParts): Reference | string {
  if (digest === undefined) return tag === undefined ? { domain, path } : { domain, path, tag };
  if (!isDigest(digest)) return digestRefusal(digest);
  return tag === undefined ? { domain, path, digest } : { domain, path, tag, digest };
}

function suffix({ tag, digest }: Reference): string {
  return (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
}

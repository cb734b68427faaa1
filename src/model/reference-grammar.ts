import { toLower } from '../go/to-lower.ts';

// https://github.com/distribution/reference/blob/v0.6.0/regexp.go: each expression is anchored, and at
// every character at most one way leads on, so that matching takes linear time.
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const TAG = '\\w[\\w.-]{0,127}';
const ALGORITHM = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*';

const DOMAIN = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const REMAINDER = new RegExp(
  `^(${COMPONENT}(?:/${COMPONENT})*)(?::(${TAG}))?(?:@(${ALGORITHM}:[0-9a-fA-F]{32,}))?$`,
);

/** The domain of the registry that a name without one belongs to. */
export const DEFAULT_DOMAIN = 'docker.io';
/** Where official images are kept; people leave it out. */
export const OFFICIAL_PREFIX = 'library/';
const LEGACY_DEFAULT_DOMAIN = 'index.docker.io';

/** A reference cut at its first slash, completed with what people leave out, not yet checked. */
export interface SplitReference {
  readonly domain: string;
  /** Path, tag and digest. */
  readonly remainder: string;
}

/** The parts of a reference that fits the grammar; its digest is not yet checked. */
export interface ReferenceParts {
  /** '' when what stands before the first slash cannot be a host: then it belongs to the path. */
  readonly domain: string;
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Tells the domain from the rest: it is "localhost", or has a dot, a colon or an upper-case letter. */
export function splitDomain(text: string): SplitReference {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  if (slash === -1) return { domain: DEFAULT_DOMAIN, remainder: OFFICIAL_PREFIX + text };
  if (!looksLikeDomain(first)) return { domain: DEFAULT_DOMAIN, remainder: text };
  const remainder = text.slice(slash + 1);
  if (first !== DEFAULT_DOMAIN && first !== LEGACY_DEFAULT_DOMAIN) {
    return { domain: first, remainder };
  }
  const official = remainder.includes('/') ? remainder : OFFICIAL_PREFIX + remainder;
  return { domain: DEFAULT_DOMAIN, remainder: official };
}

function looksLikeDomain(text: string): boolean {
  return text === 'localhost' || /[.:]/.test(text) || toLower(text) !== text;
}

/** Matches the whole grammar; null when the text does not fit. */
export function matchReference({ domain, remainder }: SplitReference): ReferenceParts | null {
  if (domain === DEFAULT_DOMAIN || DOMAIN.test(domain)) return matchRemainder(domain, remainder);
  return matchRemainder('', `${domain}/${remainder}`);
}

function matchRemainder(domain: string, text: string): ReferenceParts | null {
  const match = REMAINDER.exec(text);
  if (match === null) return null;
  return { domain, path: match[1] ?? '', tag: match[2], digest: match[3] };
}

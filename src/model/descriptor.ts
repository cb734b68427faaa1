import { type Digest, isDigest } from './digest.ts';
import { type Platform, platformDocument } from './platform.ts';

/** What points at content: https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
  /** What the image runs on; only indexes say it. */
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Where else the content can be had. */
  readonly urls?: readonly string[];
}

/** The descriptor in a JSON value; null when it is none. */
export function readDescriptor(value: unknown): Descriptor | null {
  const { mediaType, digest, size, platform, annotations, urls } = members(value);
  if (typeof digest !== 'string' || !isDigest(digest)) return null;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return null;
  return {
    mediaType: text(mediaType),
    digest,
    size,
    ...readPlatformMember(platform),
    ...readAnnotations(annotations),
    ...readUrls(urls),
  };
}

/** The JSON document of a descriptor, keys in the order of the specification. */
export function descriptorDocument(descriptor: Descriptor): Readonly<Record<string, unknown>> {
  const { mediaType, digest, size, urls, annotations, platform } = descriptor;
  return {
    mediaType,
    digest,
    size,
    ...(urls === undefined ? {} : { urls }),
    ...(annotations === undefined ? {} : { annotations }),
    ...(platform === undefined ? {} : { platform: platformDocument(platform) }),
  };
}

/** The members of a JSON object; none for any other value. */
export function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function readPlatformMember(value: unknown): Pick<Descriptor, 'platform'> {
  const { os, architecture, variant, 'os.version': osVersion } = members(value);
  if (typeof os !== 'string' || typeof architecture !== 'string') return {};
  const platform = {
    os,
    architecture,
    ...(text(variant) === '' ? {} : { variant: text(variant) }),
    ...(text(osVersion) === '' ? {} : { osVersion: text(osVersion) }),
  };
  return { platform };
}

function readAnnotations(value: unknown): Pick<Descriptor, 'annotations'> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const pairs = Object.entries(value).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return { annotations: Object.fromEntries(pairs) };
}

function readUrls(value: unknown): Pick<Descriptor, 'urls'> {
  if (!Array.isArray(value)) return {};
  return { urls: value.filter((url): url is string => typeof url === 'string') };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

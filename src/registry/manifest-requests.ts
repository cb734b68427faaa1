import type { Descriptor } from '../model/descriptor.ts';
import { type Digest, isDigest } from '../model/digest.ts';
import { digestOf } from '../model/digest-of.ts';
import { IntegrityError, RegistryError } from '../model/errors.ts';
import {
  DOCKER_LIST,
  DOCKER_MANIFEST,
  isIndexType,
  OCI_INDEX,
  OCI_MANIFEST,
} from '../model/media-type.ts';
import type { Reference } from '../model/reference.ts';
import { errorAnswer } from './error-answer.ts';
import type { WireAnswer } from './exchange.ts';
import { headerText } from './header-text.ts';
import { pullFailure } from './pull-failure.ts';
import { readLimited } from './read-limited.ts';
import type { RegistrySession } from './registry-session.ts';
import { wholeBody } from './send-body.ts';
import { isFound, isSuccess } from './status.ts';
import { matchesDigest } from './verify-digest.ts';

const MANIFEST_LIMIT = 4 * 1024 * 1024; // bytes; what registries take
const INDEX_LIMIT = 32 * 1024 * 1024; // bytes
const TAG = /^\w[\w.-]{0,127}$/;
const ACCEPT = [
  DOCKER_MANIFEST,
  DOCKER_LIST,
  OCI_INDEX,
  OCI_MANIFEST,
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
  'application/json',
].join(', ');
// What registries say that do not know what they have: then the manifest itself decides.
const UNTYPED: ReadonlySet<string> = new Set([
  'application/json',
  'application/octet-stream',
  'text/plain',
]);

/**
 * What a tag or a digest stands for: HEAD, and GET when that tells too little or fails, for then only an
 * answer with a body tells why. Rejects with a RegistryError.
 */
export async function resolveManifest(
  session: RegistrySession,
  reference: Reference,
): Promise<Descriptor> {
  const name = manifestName(reference);
  const head = await ask(session, 'HEAD', reference);
  head.discard();
  const told = isSuccess(head) ? toldDescriptor(head, name) : null;
  if (told !== null) return told;
  const answer = await ask(session, 'GET', reference);
  if (!isSuccess(answer)) throw await pullFailure(answer, reference);
  const bytes = await readWhole(answer, INDEX_LIMIT);
  const digest = isDigest(name) ? name : digestOf(bytes);
  if (!matchesDigest(bytes, digest)) throw unverified(digest);
  return { mediaType: mediaTypeOf(answer), digest, size: bytes.length };
}

/** The bytes of a manifest or an index, which are what its digest says. Rejects with a RegistryError or an IntegrityError. */
export async function readManifestBytes(
  session: RegistrySession,
  reference: Reference,
  { digest, mediaType }: Descriptor,
): Promise<Uint8Array> {
  const answer = await ask(session, 'GET', { ...reference, digest });
  if (!isSuccess(answer)) throw await pullFailure(answer, reference);
  const bytes = await readWhole(answer, isIndexType(mediaType) ? INDEX_LIMIT : MANIFEST_LIMIT);
  if (!matchesDigest(bytes, digest)) throw unverified(digest);
  return bytes;
}

/** Whether the registry has a manifest. Rejects with a RegistryError. */
export async function manifestExists(
  session: RegistrySession,
  { path }: Reference,
  digest: Digest,
): Promise<boolean> {
  const target = `v2/${path}/manifests/${digest}`;
  return isFound(await session.send({ method: 'HEAD', target, headers: { Accept: ACCEPT } }));
}

/** A manifest to be given a name in a repository. */
export interface NewManifest {
  readonly reference: Reference;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Puts a manifest, byte for byte, and resolves with its digest. Rejects with a RegistryError or an IntegrityError. */
export async function writeManifest(
  session: RegistrySession,
  { reference, mediaType, bytes }: NewManifest,
): Promise<Digest> {
  const answer = await session.send({
    method: 'PUT',
    target: manifestTarget(reference),
    headers: { 'Content-Type': mediaType },
    body: wholeBody(bytes),
  });
  if (!isSuccess(answer)) throw await errorAnswer(answer);
  answer.discard();
  const digest = digestOf(bytes);
  const told = headerText(answer, 'docker-content-digest');
  if (told === digest || !told.startsWith('sha256:')) return digest;
  throw new IntegrityError(`the registry took manifest ${digest} for ${told}`);
}

function ask(
  session: RegistrySession,
  method: 'GET' | 'HEAD',
  reference: Reference,
): Promise<WireAnswer> {
  const target = manifestTarget(reference);
  return session.send({ method, target, headers: { Accept: ACCEPT } });
}

function manifestTarget(reference: Reference): string {
  return `v2/${reference.path}/manifests/${manifestName(reference)}`;
}

/** Refuses what would be another path: tags may come from a registry's list. */
function manifestName({ tag = '', digest }: Reference): string {
  if (digest !== undefined) return digest;
  if (!TAG.test(tag)) throw new RegistryError(0, 'TAG_INVALID', `invalid tag: ${tag}`);
  return tag;
}

function toldDescriptor(answer: WireAnswer, name: string): Descriptor | null {
  const told = headerText(answer, 'docker-content-digest');
  const size = Number(headerText(answer, 'content-length'));
  if (!isDigest(told) || !(size > 0)) return null;
  // A registry may claim what it likes: the digest that was asked for is the one that counts.
  return { mediaType: mediaTypeOf(answer), digest: isDigest(name) ? name : told, size };
}

function mediaTypeOf(answer: WireAnswer): string {
  const [type = ''] = headerText(answer, 'content-type').split(';', 1);
  const mediaType = type.trim().toLowerCase();
  return UNTYPED.has(mediaType) ? '' : mediaType;
}

async function readWhole(answer: WireAnswer, limit: number): Promise<Uint8Array> {
  const isAnnounced = Number(headerText(answer, 'content-length')) > limit;
  if (isAnnounced) answer.discard();
  const bytes = isAnnounced ? null : await readLimited(answer.body, limit);
  if (bytes === null) throw new IntegrityError(`the manifest has more than ${limit} bytes`);
  return bytes;
}

function unverified(digest: Digest): IntegrityError {
  return new IntegrityError(`manifest verification failed for digest ${digest}`);
}

import type { Descriptor } from '../model/descriptor.ts';
import type { Digest } from '../model/digest.ts';
import { IntegrityError, RegistryError } from '../model/errors.ts';
import type { Reference } from '../model/reference.ts';
import { openBlob } from './open-blob.ts';
import { readLimited } from './read-limited.ts';
import type { RegistrySession } from './registry-session.ts';
import { isFound, isSuccess } from './status.ts';
import { type UploadPlace, uploadPlace } from './upload-place.ts';
import { matchesDigest } from './verify-digest.ts';

const CONFIG_LIMIT = 8 * 1024 * 1024; // bytes
const CREATED = 201;

/** Whether the repository has a blob. Rejects with a RegistryError. */
export async function blobExists(
  session: RegistrySession,
  { path }: Reference,
  digest: Digest,
): Promise<boolean> {
  const target = `v2/${path}/blobs/${digest}`;
  return isFound(await session.send({ method: 'HEAD', target, isUnnamed: true }));
}

/** The bytes of a small blob, which are what its digest says. Rejects with a RegistryError or an IntegrityError. */
export async function readSmallBlob(
  session: RegistrySession,
  reference: Reference,
  target: Descriptor,
): Promise<Uint8Array> {
  if (target.size > CONFIG_LIMIT) {
    throw new IntegrityError(`the image config has more than ${CONFIG_LIMIT} bytes`);
  }
  const { bytes } = await openBlob(session, reference, { target, offset: 0 });
  const content = await readLimited(bytes, CONFIG_LIMIT);
  if (content !== null && matchesDigest(content, target.digest)) return content;
  throw new IntegrityError(`image config verification failed for digest ${target.digest}`);
}

/** A blob that another repository of the same registry has. */
export interface MountRequest {
  readonly digest: Digest;
  /** The path of that repository. */
  readonly from: string;
  /** What the request needs to be allowed. */
  readonly scopes: readonly string[];
}

/**
 * Makes a blob of another repository one of this. True: done; else where the registry wants it to be
 * uploaded, or false when it says no.
 */
export async function mountFrom(
  session: RegistrySession,
  { path }: Reference,
  { digest, from, scopes }: MountRequest,
): Promise<boolean | UploadPlace> {
  const query = new URLSearchParams({ mount: digest, from });
  const target = `v2/${path}/blobs/uploads/?${query.toString()}`;
  try {
    const answer = await session.send({ method: 'POST', target, scopes, isUnnamed: true });
    answer.discard();
    if (answer.status === CREATED || !isSuccess(answer)) return answer.status === CREATED;
    return uploadPlace(answer);
  } catch (error) {
    // Without the other repository the blob can still be uploaded; what is wrong with this one shows then.
    if (error instanceof RegistryError && error.status !== 0) return false;
    throw error;
  }
}

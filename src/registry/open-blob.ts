import type { Descriptor } from '../model/descriptor.ts';
import { IntegrityError, RegistryError } from '../model/errors.ts';
import type { Reference } from '../model/reference.ts';
import type { WireAnswer } from './exchange.ts';
import { unnamedFailure } from './name-request.ts';
import { pullFailure } from './pull-failure.ts';
import type { RegistrySession } from './registry-session.ts';
import { isSuccess } from './status.ts';
import { TransportFailure } from './transport-failure.ts';

/** The content of a blob from some place on. */
export interface OpenBlob {
  /** Where its bytes start: as asked, or 0. */
  readonly offset: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const PARTIAL = 206;
const NOT_FOUND = 404;
const BAD_RANGE = 416;
const REFUSED: ReadonlySet<number> = new Set([401, 403]);

/**
 * Asks for a blob, from some place on. A registry that gives something else than that part is asked for
 * all of it. The bytes are not hashed; fewer or more than the descriptor says are an error: one that a
 * further try may heal, or an IntegrityError. Rejects with a RegistryError.
 */
export async function openBlob(
  session: RegistrySession,
  reference: Reference,
  request: { readonly target: Descriptor; readonly offset: number },
): Promise<OpenBlob> {
  const { target, offset } = request;
  const answer = await ask(session, reference, request);
  const start = startOf(answer, offset, target.size);
  if (start === null) {
    answer.discard();
    return openBlob(session, reference, { target, offset: 0 });
  }
  if (answer.status === NOT_FOUND) {
    answer.discard();
    throw new RegistryError(NOT_FOUND, 'BLOB_UNKNOWN', 'unknown blob');
  }
  if (!isSuccess(answer)) throw await pullFailure(answer, reference);
  return { offset: start, bytes: measured(answer.body, target, start) };
}

/** Where a registry sends its clients is good for a while only: when it is not any more, the registry is asked anew. */
async function ask(
  session: RegistrySession,
  { path }: Reference,
  { target, offset }: { readonly target: Descriptor; readonly offset: number },
): Promise<WireAnswer> {
  const send = (): Promise<WireAnswer> =>
    session.send({
      method: 'GET',
      target: `v2/${path}/blobs/${target.digest}`,
      headers: {
        // What would be packed anew on the way is not what the digest names.
        'Accept-Encoding': 'identity',
        ...(offset > 0 ? { Range: `bytes=${offset}-` } : {}),
      },
      isUnnamed: true,
    });
  const answer = await send();
  const { origin } = await session.base();
  if (answer.url.origin === origin || !REFUSED.has(answer.status)) return answer;
  answer.discard();
  return send();
}

/** Null: the answer is no use, all of the blob must be asked for. */
function startOf(answer: WireAnswer, offset: number, size: number): number | null {
  if (answer.status === BAD_RANGE && offset > 0) return null;
  if (answer.status !== PARTIAL) return 0;
  const range = answer.headers['content-range'] ?? '';
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(range) ?? [];
  const fits = Number(start) === offset && (total === '*' || Number(total) === size);
  if (fits) return offset;
  if (offset > 0) return null;
  throw new RegistryError(PARTIAL, '', 'the registry gave a part of a blob that nobody asked for');
}

async function* measured(
  body: AsyncIterable<Uint8Array>,
  { digest, size }: Descriptor,
  start: number,
): AsyncGenerator<Uint8Array> {
  let end = start;
  try {
    for await (const piece of body) {
      end += piece.length;
      if (end > size) {
        throw new IntegrityError(`filesystem layer verification failed for digest ${digest}`);
      }
      yield piece;
    }
    if (end < size) throw new TransportFailure('broken', 'unexpected EOF');
  } catch (error) {
    throw unnamedFailure(error);
  }
}

import type { Descriptor } from '../model/descriptor.ts';
import { IntegrityError, RegistryError } from '../model/errors.ts';
import { errorAnswer } from './error-answer.ts';
import type { WireAnswer } from './exchange.ts';
import { headerText } from './header-text.ts';
import type { RegistrySession } from './registry-session.ts';
import type { SendingBody } from './send-body.ts';
import { isSuccess } from './status.ts';
import { closingUrl, type UploadPlace, uploadPlace } from './upload-place.ts';

/** A blob to be uploaded, and who looks on. */
export interface BlobSource {
  readonly target: Descriptor;
  /** Its bytes from some place on; called again for each try. */
  readonly open: (offset: number) => AsyncIterable<Uint8Array>;
  /** Told how many bytes are on their way; less than before when some must be sent again. */
  readonly onProgress: (sent: number) => void;
}

/** Where an upload goes. */
export interface UploadTarget {
  /** Where the blob's repository takes uploads: "v2/a/b/blobs/uploads/". */
  readonly target: string;
  /** Where this blob may be uploaded at once, when the registry has said so already. */
  readonly place: UploadPlace | null;
}

const PART = 10 * 1024 * 1024; // bytes
const BINARY = 'application/octet-stream';
// Registries that want a blob in parts refuse one that comes whole with one of these.
const WHOLE_REFUSED: ReadonlySet<number> = new Set([404, 405, 413, 415]);

/** The upload of one blob over several tries: it knows where the registry waits for which bytes. */
export class UploadSession {
  readonly #session: RegistrySession;
  readonly #source: BlobSource;
  readonly #target: string;
  #place: UploadPlace | null;
  /** Whether bytes may have been sent there. */
  #isUsed = false;
  #inParts = false;
  #wasResumed = false;

  constructor(session: RegistrySession, source: BlobSource, { target, place }: UploadTarget) {
    this.#session = session;
    this.#source = source;
    this.#target = target;
    this.#place = place;
  }

  /** Whether the last try went on with what an earlier one had sent. */
  get wasResumed(): boolean {
    return this.#wasResumed;
  }

  /** The next try begins with the first byte. */
  startOver(): void {
    this.#place = null;
  }

  /** One try. */
  async run(): Promise<void> {
    const offset = await this.#resumeOffset();
    this.#wasResumed = offset > 0;
    const place = this.#place ?? (await this.#begin());
    if (offset === 0 && !this.#inParts) {
      if (await this.#sendWhole(place)) return;
      this.#inParts = true;
      await this.#sendParts(await this.#begin(), 0);
    } else {
      await this.#sendParts(place, offset);
    }
  }

  /** How many bytes the registry has; forgets the place when it does not know it any more. */
  async #resumeOffset(): Promise<number> {
    if (this.#place === null || !this.#isUsed) return 0;
    const place = this.#place;
    this.#place = null;
    const answer = await this.#session.send({ method: 'GET', target: place.url, isUnnamed: true });
    answer.discard();
    const [, last = '0'] = /^(?:bytes=)?0-(\d+)$/.exec(headerText(answer, 'range')) ?? [];
    // "0-0" is one byte for some and none for others.
    const offset = last === '0' ? 0 : Number(last) + 1;
    if (!isSuccess(answer) || offset === 0 || offset > this.#source.target.size) return 0;
    this.#place = answer.headers.location === undefined ? place : uploadPlace(answer);
    return offset;
  }

  async #begin(): Promise<UploadPlace> {
    const request = { method: 'POST', target: this.#target, isUnnamed: true };
    const answer = await this.#session.send(request);
    if (!isSuccess(answer)) throw await errorAnswer(answer);
    answer.discard();
    this.#place = uploadPlace(answer);
    this.#isUsed = false;
    return this.#place;
  }

  /** False: the registry wants the blob in parts. */
  async #sendWhole(place: UploadPlace): Promise<boolean> {
    const { target } = this.#source;
    const answer = await this.#send('PUT', closingUrl(place, target.digest), {
      body: this.#part(0, target.size),
    });
    if (WHOLE_REFUSED.has(answer.status)) {
      answer.discard();
      return false;
    }
    await this.#checkEnd(answer);
    return true;
  }

  async #sendParts(first: UploadPlace, offset: number): Promise<void> {
    const { target } = this.#source;
    const length = Math.max(PART, first.shortestPart);
    let place = first;
    for (let start = offset; start < target.size; start += length) {
      const end = Math.min(start + length, target.size);
      const answer = await this.#send('PATCH', place.url, {
        body: this.#part(start, end),
        range: `${start}-${end - 1}`,
      });
      if (!isSuccess(answer)) throw await errorAnswer(answer);
      answer.discard();
      place = uploadPlace(answer);
      this.#place = place;
    }
    await this.#checkEnd(await this.#send('PUT', closingUrl(place, target.digest), {}));
  }

  #send(
    method: 'PUT' | 'PATCH',
    target: URL,
    { body, range }: { readonly body?: SendingBody; readonly range?: string },
  ): Promise<WireAnswer> {
    this.#isUsed = true;
    return this.#session.send({
      method,
      target,
      headers: {
        'Content-Type': BINARY,
        ...(range === undefined ? {} : { 'Content-Range': range }),
      },
      ...(body === undefined ? {} : { body }),
      isUnnamed: true,
    });
  }

  async #checkEnd(answer: WireAnswer): Promise<void> {
    if (!isSuccess(answer)) throw await errorAnswer(answer);
    answer.discard();
    const { digest } = this.#source.target;
    const told = headerText(answer, 'docker-content-digest');
    const isOther = told !== '' && told !== digest && told.split(':')[0] === digest.split(':')[0];
    if (isOther) throw new IntegrityError(`the registry took blob ${digest} for ${told}`);
  }

  #part(start: number, end: number): SendingBody {
    const { open, onProgress } = this.#source;
    return {
      length: end - start,
      open: () => (end === start ? nothing() : counted(open(start), { start, end }, onProgress)),
    };
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** The bytes of a source up to some place in the blob, telling how far they are. */
async function* counted(
  source: AsyncIterable<Uint8Array>,
  { start, end }: { readonly start: number; readonly end: number },
  onProgress: (sent: number) => void,
): AsyncGenerator<Uint8Array> {
  let at = start;
  for await (const piece of source) {
    const bytes = piece.subarray(0, end - at);
    at += bytes.length;
    yield bytes;
    onProgress(at);
    if (at === end) return;
  }
  throw new RegistryError(0, '', `the blob has ${at} bytes, not ${end}`);
}

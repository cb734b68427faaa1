import { expect, test } from 'vitest';
import { ByteReader } from '../../../../src/engine/docker/http/byte-reader.ts';
import type { Connection } from '../../../../src/engine/docker/http/connection.ts';
import { readChunks } from '../../../../src/engine/docker/http/chunked-body.ts';
import { sendRequest } from '../../../../src/engine/docker/http/send-request.ts';
import { TransportError } from '../../../../src/engine/docker/transport-error.ts';
import type { FileBytes } from '../../../../src/model/file-bytes.ts';

const MEBIBYTE = 1024 * 1024;
const content = Buffer.from(Array.from({ length: 3 * MEBIBYTE + 77 }, (_, at) => (at * 7) % 253));

interface Told {
  /** Bytes that the file is said to have; as many as it has by default. */
  readonly size?: number;
  /** Bytes of the first piece. */
  readonly piece?: number;
}

/** A file in memory, with one place where reading goes on. */
class FakeFile implements FileBytes {
  at = 0;
  /** What was read and not sent by the system. */
  readonly reads: number[] = [];
  readonly file: FileBytes['file'];
  readonly #piece: number;

  constructor({ size = content.length, piece = MEBIBYTE }: Told = {}) {
    const left = (): number => size - this.at;
    this.#piece = piece;
    this.file = {
      descriptor: 9,
      get left() {
        return left();
      },
      read: (most) => this.read(most),
    };
  }

  read(most: number): Uint8Array {
    const bytes = content.subarray(this.at, this.at + most);
    this.at += bytes.length;
    this.reads.push(bytes.length);
    return bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const bytes = this.read(this.#piece);
      if (bytes.length === 0) return;
      yield bytes;
    }
  }
}

class FakeConnection implements Connection {
  readonly reader = new ByteReader(() => Promise.resolve(null));
  readonly sent: Uint8Array[] = [];
  reason: Error | undefined;
  sendFrom?: (file: number, length: number) => number;

  write(...pieces: readonly Uint8Array[]): Promise<void> {
    this.sent.push(Buffer.concat(pieces));
    return Promise.resolve();
  }

  holdProcess(): void {}

  close(reason?: Error): void {
    this.reason = reason;
  }
}

/** A connection whose system sends what a function says, of a file. */
function sending(file: FakeFile, count: (length: number) => number): FakeConnection {
  const connection = new FakeConnection();
  connection.sendFrom = (descriptor, length) => {
    expect(descriptor).toBe(9);
    const bytes = content.subarray(file.at, file.at + Math.min(length, count(length)));
    file.at += bytes.length;
    connection.sent.push(bytes);
    return bytes.length;
  };
  return connection;
}

async function send(connection: Connection, body: FileBytes): Promise<boolean> {
  const headers = new Map<string, string>();
  const request = { method: 'POST', target: '/load', host: 'engine', userAgent: '', headers, body };
  const sender = sendRequest(connection, request);
  for (let turns = 0; turns < 20 && !sender.isDone; turns += 1) {
    // oxlint-disable-next-line no-await-in-loop -- turns come one after the other
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return sender.isDone;
}

async function received({ sent }: FakeConnection): Promise<Buffer> {
  const all = Buffer.concat(sent);
  const pieces: (Uint8Array | null)[] = [all.subarray(all.indexOf('\r\n\r\n') + 4), null];
  const body: Uint8Array[] = [];
  const reader = new ByteReader(() => Promise.resolve(pieces.shift() ?? null));
  for await (const bytes of readChunks(reader)) body.push(Buffer.from(bytes));
  return Buffer.concat(body);
}

let seed = 42;
/** Another one each time, the same in each run. */
function chance(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return seed % below;
}

test.each([
  ['all it is asked for', (length: number) => length],
  ['nothing', () => 0],
  ['a bit at a time', () => 60_000],
  ['something now and then', () => (chance(3) === 0 ? 0 : chance(200_000))],
])('a file of which the system sends %s arrives whole', async (_, count) => {
  const file = new FakeFile();
  const connection = sending(file, count);
  expect(await send(connection, file)).toBe(true);
  expect((await received(connection)).equals(content)).toBe(true);
});

test('what the system sends is not read', async () => {
  const file = new FakeFile();
  await send(
    sending(file, (length) => length),
    file,
  );
  expect(file.reads).toEqual([MEBIBYTE, 0]);
});

test('a file that fits into one piece is just read', async () => {
  const file = new FakeFile({ piece: content.length });
  await send(
    sending(file, () => expect.fail('the system was asked')),
    file,
  );
  expect(file.reads).toEqual([content.length, 0]);
});

test('without such a system, a file is read piece by piece', async () => {
  const file = new FakeFile();
  const connection = new FakeConnection();
  expect(await send(connection, file)).toBe(true);
  expect((await received(connection)).equals(content)).toBe(true);
});

test('a file that grows meanwhile is sent to its end', async () => {
  const file = new FakeFile({ size: 2 * MEBIBYTE });
  const connection = sending(file, (length) => length);
  expect(await send(connection, file)).toBe(true);
  expect((await received(connection)).equals(content)).toBe(true);
});

test('a file that shrinks meanwhile ends the exchange', async () => {
  const file = new FakeFile({ size: content.length + 1 });
  const connection = sending(file, (length) => length);
  expect(await send(connection, file)).toBe(false);
  expect(connection.reason?.message).toBe('unexpected EOF');
});

test('a line that takes no more is left to the reader of the answer', async () => {
  const file = new FakeFile();
  const connection = sending(file, () => 0);
  const write = connection.write.bind(connection);
  let writes = 0;
  connection.write = (...pieces) => {
    writes += 1;
    return writes < 9 ? write(...pieces) : Promise.reject(new TransportError('EPIPE'));
  };
  expect(await send(connection, file)).toBe(false);
  expect([connection.reason, writes]).toEqual([undefined, 9]);
});

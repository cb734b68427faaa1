// archive-engine.ts SOCKET BYTES: an engine that has one archive of so many bytes for all who ask (GET /images/get), in
// chunks of 32 KiB as dockerd sends them, and takes in whatever it is given (POST /images/load). Prints "ready".
// It does as little as it can, in a process of its own, so that the program that is measured sets the pace.
import { createServer, type Socket } from 'node:net';

const CHUNK = 32 * 1024; // bytes
const BATCH = 32; // chunks that are written at once
const LOADED = '{"stream":"Loaded image: bench:latest\\n"}\r\n';

const [path = '', size = '0'] = process.argv.slice(2);
const batch = Buffer.concat(Array.from({ length: BATCH }, () => framed(Buffer.alloc(CHUNK))));

createServer()
  .listen(path, () => process.stdout.write('ready\n'))
  .on('connection', serve);

/** Speaks HTTP as far as it takes for clients that send no more than one request at a time. */
function serve(socket: Socket): void {
  let head = '';
  let body: ChunkedBody | null = null;
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    if (body === null) {
      head += bytes.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      const rest = Buffer.from(head.slice(end + 4), 'latin1');
      const [method, target = ''] = head.split(' ', 2);
      head = '';
      if (method !== 'POST') return answer(socket, target);
      body = new ChunkedBody();
      bytes = rest;
    }
    if (!body.pushedToEnd(bytes)) return;
    body = null;
    socket.write(whole(LOADED));
  });
}

function answer(socket: Socket, target: string): void {
  if (target.includes('/images/get')) sendArchive(socket, Number(size));
  else socket.write(whole(''));
}

function whole(text: string): string {
  const type = 'Api-Version: 1.50\r\nContent-Type: application/json';
  return `HTTP/1.1 200 OK\r\n${type}\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
}

function sendArchive(socket: Socket, length: number): void {
  let left = length;
  const send = (): void => {
    for (let ready = true; ready && left > 0; ) {
      const full = left >= CHUNK * BATCH;
      const bytes = full ? batch : framed(Buffer.alloc(Math.min(left, CHUNK)));
      left -= full ? CHUNK * BATCH : Math.min(left, CHUNK);
      ready = socket.write(bytes);
    }
    if (left > 0) return;
    socket.off('drain', send);
    socket.write('0\r\n\r\n');
  };
  socket.on('drain', send);
  const type = 'Content-Type: application/x-tar\r\nTransfer-Encoding: chunked';
  socket.write(`HTTP/1.1 200 OK\r\nApi-Version: 1.50\r\n${type}\r\n\r\n`);
  send();
}

function framed(bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`${bytes.length.toString(16)}\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
}

/** Finds the end of a chunked body; does not look at what is in the chunks. */
class ChunkedBody {
  #line = '';
  /** Bytes to come before the next line with a size. */
  #skip = 0;

  /** Whether these bytes bring the end. */
  pushedToEnd(bytes: Buffer): boolean {
    for (let at = 0; at < bytes.length; ) {
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, bytes.length - at);
        this.#skip -= step;
        at += step;
        continue;
      }
      const end = bytes.indexOf('\n', at);
      this.#line += bytes.toString('latin1', at, end === -1 ? bytes.length : end + 1);
      if (end === -1) return false;
      at = end + 1;
      const chunk = Number.parseInt(this.#line, 16);
      if (chunk === 0) return true;
      this.#skip = chunk + 2;
      this.#line = '';
    }
    return false;
  }
}

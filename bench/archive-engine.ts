// archive-engine.ts SOCKET BYTES: an engine that has one archive of so many bytes for all who ask (GET /images/get), in
// chunks of 32 KiB as dockerd sends them, and takes in whatever it is given (POST /images/load). Prints "ready".
// It runs in a process of its own and does as little as it can, so that the program that is measured sets the pace.
import { createServer, type OnReadOpts, Socket, type SocketConstructorOpts } from 'node:net';

const CHUNK = 32 * 1024; // bytes
const BATCH = 32; // chunks that are written at once
const BUFFER = 1024 * 1024; // bytes
const LOADED = '{"stream":"Loaded image: bench:latest\\n"}\r\n';

const [path = '', length = '0'] = process.argv.slice(2);
const batch = Buffer.concat(Array.from({ length: BATCH }, () => framed(CHUNK)));

createServer({ pauseOnConnect: true }, (accepted) => serve(withOneBuffer(accepted))).listen(
  path,
  () => process.stdout.write('ready\n'),
);

interface Line {
  readonly socket: Socket;
  /** Called with what has come. */
  onBytes: (bytes: Buffer) => void;
}

/** What a server accepts Node reads in small parts, each into new memory; clients alone may choose a buffer. */
function withOneBuffer(accepted: Socket): Line {
  const handle: unknown = Reflect.get(accepted, '_handle');
  const onread: OnReadOpts = {
    buffer: Buffer.allocUnsafeSlow(BUFFER),
    callback: (count: number, buffer: Uint8Array): boolean => {
      line.onBytes(Buffer.from(buffer.buffer, 0, count));
      return true;
    },
  };
  const options: SocketConstructorOpts & { readonly handle: unknown; readonly onread: OnReadOpts } =
    { handle, onread };
  const line: Line = { socket: new Socket(options), onBytes: () => {} };
  return line;
}

/** Speaks HTTP as far as it takes for clients that send one request at a time. */
function serve(line: Line): void {
  const { socket } = line;
  let head = '';
  const takeHead = (bytes: Buffer): void => {
    head += bytes.toString('latin1');
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    const [method, target = ''] = head.split(' ', 2);
    const rest = Buffer.from(head.slice(end + 4), 'latin1');
    head = '';
    if (method !== 'POST') return answer(socket, target);
    const body = new ChunkedBody();
    line.onBytes = (more) => {
      if (!body.pushedToEnd(more)) return;
      line.onBytes = takeHead;
      socket.write(whole(LOADED));
    };
    line.onBytes(rest);
  };
  line.onBytes = takeHead;
  socket.on('error', () => socket.destroy());
  socket.resume();
}

function answer(socket: Socket, target: string): void {
  if (target.includes('/images/get')) sendArchive(socket, Number(length));
  else socket.write(whole(''));
}

function whole(text: string): string {
  const type = 'Api-Version: 1.50\r\nContent-Type: application/json';
  return `HTTP/1.1 200 OK\r\n${type}\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
}

function sendArchive(socket: Socket, size: number): void {
  const type = 'Content-Type: application/x-tar\r\nTransfer-Encoding: chunked';
  socket.write(`HTTP/1.1 200 OK\r\nApi-Version: 1.50\r\n${type}\r\n\r\n`);
  let left = size;
  const send = (): void => {
    for (let isReady = true; isReady && left > 0; left -= Math.min(left, CHUNK * BATCH)) {
      isReady = socket.write(left < CHUNK * BATCH ? framed(left) : batch);
    }
    if (left > 0) return;
    socket.off('drain', send);
    socket.write('0\r\n\r\n');
  };
  socket.on('drain', send);
  send();
}

/** A chunk of zeros, for an archive ends in them. */
function framed(size: number): Buffer {
  const [start, end] = [`${size.toString(16)}\r\n`, '\r\n'].map((text) => Buffer.from(text));
  return Buffer.concat([start, Buffer.alloc(size), end].filter((part) => part !== undefined));
}

/** Finds the end of a chunked body; does not look at what is in the chunks. */
class ChunkedBody {
  #line = '';
  /** Bytes to come before the next line with a size. */
  #skip = 0;

  /** Whether these bytes bring the end. */
  pushedToEnd(bytes: Buffer): boolean {
    for (let at = 0; at < bytes.length; ) {
      const step = Math.min(this.#skip, bytes.length - at);
      this.#skip -= step;
      at += step;
      const end = bytes.indexOf('\n', at) + 1;
      this.#line += bytes.toString('latin1', at, end || bytes.length);
      if (end === 0) return false;
      at = end;
      const size = Number.parseInt(this.#line, 16);
      if (size === 0) return true;
      this.#skip = size + 2;
      this.#line = '';
    }
    return false;
  }
}

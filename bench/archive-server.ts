import { createHash } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { type BufferedLine, withOneBuffer } from './buffered-line.ts';
import { ChunkedBody } from './chunked-body.ts';
import { digestOf } from './digest.ts';
import { BLOCK, numberedBlock } from './numbered-blocks.ts';

const CHUNK = 32 * 1024; // bytes; dockerd's
const LOADED = 'bench:latest';
const SIZE = Buffer.from(`${CHUNK.toString(16)}\r\n`);
const END = Buffer.from('\r\n');
const framedNoise = frameNoise();

/**
 * An engine that gives one archive of so many MiB in dockerd's chunks, and takes any. When it checks, it says that it
 * has loaded an image whose name is the digest of what came.
 */
export function archiveServer(mebibytes: number, isChecking: boolean): Server {
  return createServer({ pauseOnConnect: true }, (accepted) =>
    serve(withOneBuffer(accepted), mebibytes, isChecking),
  );
}

/** The digest of the archive that it gives. */
export function archiveDigest(mebibytes: number): string {
  return digestOf(Array.from({ length: mebibytes }, (_, at) => numberedBlock(at)).flat());
}

/** Speaks HTTP as far as it takes for clients that send one request at a time. */
function serve(line: BufferedLine, mebibytes: number, isChecking: boolean): void {
  const { socket } = line;
  let head = '';
  const takeHead = (bytes: Buffer): void => {
    head += bytes.toString('latin1');
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    // A body may have left its last line break.
    const [method, target = ''] = head.trimStart().split(' ', 2);
    const rest = Buffer.from(head.slice(end + 4), 'latin1');
    head = '';
    if (method === 'POST') takeBody(rest);
    else if (target.includes('/images/get')) sendArchive(socket, mebibytes);
    else socket.write(whole(''));
  };
  const takeBody = (first: Buffer): void => {
    const hash = createHash('sha256');
    const body = new ChunkedBody(isChecking ? (content) => hash.update(content) : null);
    line.onBytes = (bytes) => {
      if (!body.pushedToEnd(bytes)) return;
      line.onBytes = takeHead;
      const name = isChecking ? `sha256:${hash.digest('hex')}` : LOADED;
      socket.write(whole(`{"stream":"Loaded image: ${name}\\n"}\r\n`));
    };
    line.onBytes(first);
  };
  line.onBytes = takeHead;
  socket.on('error', () => socket.destroy());
  socket.resume();
}

function whole(text: string): string {
  const type = 'Api-Version: 1.50\r\nContent-Type: application/json';
  return `HTTP/1.1 200 OK\r\n${type}\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
}

function sendArchive(socket: Socket, mebibytes: number): void {
  const type = 'Content-Type: application/x-tar\r\nTransfer-Encoding: chunked';
  socket.write(`HTTP/1.1 200 OK\r\nApi-Version: 1.50\r\n${type}\r\n\r\n`);
  let sent = 0;
  const send = (): void => {
    for (let isReady = true; isReady && sent < mebibytes; sent += 1) {
      isReady = sendBlock(socket, sent);
    }
    if (sent < mebibytes) return;
    socket.off('drain', send);
    socket.write('0\r\n\r\n');
  };
  socket.on('drain', send);
  send();
}

/** All but the number is there already, in chunks, and goes out with it in one call of the system. */
function sendBlock(socket: Socket, number: number): boolean {
  socket.cork();
  socket.write(SIZE);
  socket.write(numberedBlock(number)[0]);
  const isReady = socket.write(framedNoise);
  socket.uncork();
  return isReady;
}

/** What follows the number in a block, as the rest of its chunk and further ones. */
function frameNoise(): Buffer {
  const [mark, noise] = numberedBlock(0);
  const first = CHUNK - mark.length;
  const parts = [noise.subarray(0, first), END];
  for (let at = first; at < BLOCK - mark.length; at += CHUNK) {
    parts.push(SIZE, noise.subarray(at, at + CHUNK), END);
  }
  return Buffer.concat(parts);
}

import { type OnReadOpts, Socket, type SocketConstructorOpts } from 'node:net';

const BUFFER = 1024 * 1024; // bytes

/** A connection whose bytes come in one buffer, time and again. */
export interface BufferedLine {
  readonly socket: Socket;
  /** Called with what has come. */
  onBytes: (bytes: Buffer) => void;
}

/** What a server accepts Node reads in small parts, each into new memory; clients alone may choose a buffer. */
export function withOneBuffer(accepted: Socket): BufferedLine {
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
  const line: BufferedLine = { socket: new Socket(options), onBytes: () => {} };
  return line;
}

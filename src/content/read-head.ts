import { openFile } from './disk.ts';

const LENGTH = 16; // bytes; every way of packing shows itself in fewer

/** The first bytes of a file: what it is packed with shows there. */
export async function readHead(path: string): Promise<Uint8Array> {
  const file = await openFile(path, 'r');
  try {
    const buffer = new Uint8Array(LENGTH);
    return buffer.subarray(0, await file.readAt(buffer, 0));
  } finally {
    await file.close();
  }
}

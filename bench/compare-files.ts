import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1024 * 1024; // bytes

/** Where two files first differ, counted from 0; null: they are equal. */
export function firstDifference(one: string, other: string): number | null {
  const files = [openSync(one, 'r'), openSync(other, 'r')] as const;
  try {
    return compare(files);
  } finally {
    for (const file of files) closeSync(file);
  }
}

function compare([one, other]: readonly [number, number]): number | null {
  const [a, b] = [Buffer.alloc(PIECE), Buffer.alloc(PIECE)];
  for (let start = 0; ; start += PIECE) {
    const [left, right] = [a.subarray(0, fill(one, a)), b.subarray(0, fill(other, b))];
    if (!left.equals(right)) return start + mismatch(left, right);
    if (left.length < PIECE) return null;
  }
}

/** As many bytes as there are, up to the buffer's length: a read may give fewer. */
function fill(file: number, buffer: Buffer): number {
  let done = 0;
  for (let step = 1; step > 0 && done < buffer.length; done += step) {
    step = readSync(file, buffer, done, buffer.length - done, null);
  }
  return done;
}

function mismatch(left: Buffer, right: Buffer): number {
  const at = left.findIndex((byte, index) => byte !== right[index]);
  // None: one of them goes on where the other ends.
  return at === -1 ? left.length : at;
}

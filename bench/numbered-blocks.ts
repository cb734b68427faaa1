import { createHash } from 'node:crypto';

/** Bytes of a block. */
export const BLOCK: number = 1024 * 1024;

const MARK = 8; // bytes
const noise = createHash('shake256', { outputLength: BLOCK - MARK })
  .update('noise')
  .digest();

/**
 * One of the blocks that archives are filled with: its number, and behind it what looks like noise, is the same in all
 * and takes up no memory. So a block that is lost, comes twice or stands in another place changes the digest.
 */
export function numberedBlock(number: number): readonly [mark: Buffer, noise: Buffer] {
  const mark = Buffer.alloc(MARK);
  mark.writeUIntBE(number, 2, 6);
  return [mark, noise];
}

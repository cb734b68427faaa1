import type { ProgramHeader } from './program-headers.ts';

/** What is hot or not is told for so many bytes of memory, as many as Linux maps at a time. */
export const BLOCK = 65_536;
export const PAGE = 4096;

/** Memory that is loaded from a file, in whole pages. */
export interface Stretch {
  readonly flags: number;
  readonly address: number;
  readonly size: number;
  /** In the file as it was. */
  readonly offset: number;
  /** Most runs take it. */
  readonly isHot: boolean;
}

/**
 * What is loaded as stretches that are hot and stretches that are not, by address. There are at most so many: for that,
 * the smallest of those that are not hot are taken for hot. hot: blocks by address over BLOCK.
 */
export function splitLoads(
  loads: readonly ProgramHeader[],
  hot: ReadonlySet<number>,
  most: number,
): readonly Stretch[] {
  const parts = loads.map((load) => joined(blocks(wholePages(load), hot)));
  const cold = parts.flat().filter(({ isHot }) => !isHot);
  const largest = cold.toSorted((a, b) => b.size - a.size || a.address - b.address);
  // Each that stays parts a hot one in two.
  const kept = new Set(largest.slice(0, Math.floor((most - loads.length) / 2)));
  return parts.flatMap((part) => joined(part.map((one) => ({ ...one, isHot: !kept.has(one) }))));
}

/** The pages that a stretch of the file is on, as one hot stretch. */
export function wholePages({ flags, address, offset, fileSize }: ProgramHeader): Stretch {
  const before = address % PAGE;
  const size = Math.ceil((before + fileSize) / PAGE) * PAGE;
  return { flags, address: address - before, offset: offset - before, size, isHot: true };
}

function* blocks(whole: Stretch, hot: ReadonlySet<number>): Iterable<Stretch> {
  const end = whole.address + whole.size;
  for (let address = whole.address; address < end; ) {
    const block = Math.floor(address / BLOCK);
    const next = Math.min(end, (block + 1) * BLOCK);
    const offset = whole.offset + address - whole.address;
    yield { ...whole, address, offset, size: next - address, isHot: hot.has(block) };
    address = next;
  }
}

/** Neighbours that are alike become one. */
function joined(stretches: Iterable<Stretch>): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const one of stretches) {
    const last = all.at(-1);
    if (last?.isHot === one.isHot) all.splice(-1, 1, { ...last, size: last.size + one.size });
    else all.push(one);
  }
  return all;
}

import compiler from 'bun/package.json' with { type: 'json' };
import recorded from './hot-pages.json' with { type: 'json' };

/** What record-hot-pages.ts found for a target. */
interface Kept {
  /** The compiler's version: another one lays its programs out anew. */
  readonly compiler: string;
  /** Ranges of blocks in base 16: "20-32 41". */
  readonly blocks: string;
}

/** By target. */
type Records = Readonly<Partial<Record<string, Kept>>>;

/**
 * The blocks that most runs of a native program take, by address over BLOCK; null where none were recorded. Throws when
 * they were recorded with another compiler. records: those of hot-pages.json when absent.
 */
export function hotPages(target: string, records: Records = recorded): ReadonlySet<number> | null {
  const found = records[target];
  if (found === undefined) return null;
  if (found.compiler !== compiler.version) {
    const versions = `bun ${found.compiler}, and this is ${compiler.version}`;
    throw new Error(`hot pages are known of ${versions}: npm run hot-pages`);
  }
  return new Set(found.blocks.split(' ').flatMap(readRange));
}

/** What hot-pages.json says then. */
export function hotPagesText(target: string, blocks: ReadonlySet<number>): string {
  const kept: Kept = { compiler: compiler.version, blocks: rangesText(blocks) };
  return `${JSON.stringify({ [target]: kept }, null, 2)}\n`;
}

function readRange(text: string): readonly number[] {
  const [first = '', last = first] = text.split('-');
  const start = Number.parseInt(first, 16);
  return Array.from({ length: Number.parseInt(last, 16) - start + 1 }, (_, at) => start + at);
}

function rangesText(blocks: ReadonlySet<number>): string {
  const starts = [...blocks].filter((one) => !blocks.has(one - 1)).toSorted((a, b) => a - b);
  return starts.map((start) => rangeText(start, blocks)).join(' ');
}

function rangeText(start: number, blocks: ReadonlySet<number>): string {
  let end = start;
  while (blocks.has(end + 1)) end += 1;
  return end === start ? start.toString(16) : `${start.toString(16)}-${end.toString(16)}`;
}

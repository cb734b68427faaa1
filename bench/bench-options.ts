import { parseArgs } from 'node:util';

/** What the words behind `npm run bench --` ask for. */
export interface BenchOptions {
  /** Rounds of each case; null: as many as the case takes by itself. */
  readonly runs: number | null;
  /** Cases whose name matches. */
  readonly only: RegExp;
  /** Path of the Node.js that runs ours. */
  readonly node: string;
  /** Few rounds of small cases: a look whether all is well, no result. */
  readonly isQuick: boolean;
}

/** What is wrong with the words comes back as a text. */
export function readBenchOptions(words: readonly string[]): BenchOptions | string {
  try {
    return read(words);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function read(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      runs: { type: 'string' },
      only: { type: 'string', default: '' },
      node: { type: 'string', default: process.execPath },
      quick: { type: 'boolean', default: false },
    },
  });
  const { runs, only, node, quick } = values;
  if (runs !== undefined && !/^[1-9]\d*$/.test(runs)) {
    throw new Error(`--runs takes a whole number above 0, not "${runs}"`);
  }
  return {
    runs: runs === undefined ? null : Number(runs),
    only: new RegExp(only),
    node,
    isQuick: quick,
  };
}

/** Whether every case is measured as it is meant to be, so that the results may be kept. */
export function isWhole({ isQuick, only, runs }: BenchOptions): boolean {
  return !isQuick && only.source === '(?:)' && (runs === null || runs >= MEANINGFUL);
}

const MEANINGFUL = 5; // rounds; the median of fewer is one run's luck

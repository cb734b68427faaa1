import type { ProgramId } from './programs.ts';

/** What is measured of a run; the names are those of Figures. */
export type Measure = 'wall' | 'cpu' | 'peak';

/** The ratio ours/docker (median) that a case is to stay under; null: only reported. */
export interface Goal {
  readonly measure: Measure;
  readonly native: number | null;
  readonly node: number | null;
}

/** A command line that all programs run in turn. */
export interface BenchCase {
  readonly name: string;
  readonly args: readonly string[];
  /** Members of the environment that say which engine is asked. */
  readonly engine: Readonly<Record<string, string>>;
  /** In their place when outputs are compared: an engine that tells more, at the price of time. */
  readonly checkedEngine?: Readonly<Record<string, string>>;
  /** Slow ones are run fewer times. */
  readonly pace: 'fast' | 'slow';
  readonly goals: readonly Goal[];
  /** What must be equal before anything is timed; "ending": the status, and that something came. */
  readonly equal?: 'bytes' | 'ending';
  /** Where standard output goes; a file unless said otherwise. What goes into a pipe is compared by digest. */
  readonly output?: 'pipe';
  /** A file that the command makes; its digest is compared, too. */
  readonly product?: string;
  /** The digest that product or output is to have, in hex; asked for when the stage is prepared. */
  readonly digest?: () => string;
  /** The programs' files leave the page cache before each run. */
  readonly isCold?: boolean;
  /** Those that take part; all unless said otherwise. */
  readonly programs?: readonly ProgramId[];
  /** How many images are listed. */
  readonly images?: number;
}

/** Cases that need the same things around them. */
export interface Stage {
  readonly title: string;
  readonly cases: readonly BenchCase[];
  /** Makes what they need; gives the reason when it cannot be had here, else null. */
  readonly prepare: () => Promise<string | null>;
  /** Takes away what would outlive the bench. */
  readonly clear?: () => void;
}

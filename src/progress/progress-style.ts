import type { TimeZone } from '../go/time-zone.ts';

/** All that the look of progress depends on. */
export interface ProgressStyle {
  /** Looked at anew for each message: a terminal may change its size. */
  readonly screen: ProgressScreen;
  readonly clock: ProgressClock;
  /** Bytes in words, four digits: "3.409MB". */
  readonly humanSize: (bytes: number) => string;
  /** Makes an engine's text safe for the screen; as it is when absent. */
  readonly clean?: (text: string) => string;
}

/** Where progress is shown. */
export interface ProgressScreen {
  readonly isTerminal: boolean;
  /** Width; 0 when unknown. */
  readonly columns: number;
}

/** Which time it is, and in which zone. */
export interface ProgressClock {
  now(): Date;
  zone(): TimeZone;
}

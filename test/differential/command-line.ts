/** What a process is started with. */
export interface CommandLine {
  /** The program comes first, then its arguments. */
  readonly words: readonly string[];
  readonly folder: string;
  /** All of its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** All that it can read. */
  readonly stdin: string;
}

/** How it ended, and what it said. */
export interface Ended {
  /** A status, the name of a signal, or "timeout". */
  readonly exit: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line to its end. */
export type Run = (line: CommandLine) => Promise<Ended>;

/** What has not ended by then, in milliseconds, is ended. */
export const TIMEOUT = 50_000;

/** What a flag error may carry besides its text. */
interface FlagErrorDetail {
  readonly cause?: unknown;
  readonly unknown?: string;
}

/** A flag that was not understood. The message is the flag parser's, without a usage block. */
export class FlagError extends Error {
  /** The word, as it was typed, that holds a flag that there is not; null: something else is wrong. */
  readonly unknown: string | null;

  constructor(message: string, { cause, unknown }: FlagErrorDetail = {}) {
    super(message, { cause });
    this.unknown = unknown ?? null;
  }
}

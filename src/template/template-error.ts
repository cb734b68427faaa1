/** Where a template failed: while it was read, or while it ran. */
export type TemplateStage = 'parse' | 'exec';

/** What is known about a failure besides its text. */
export interface TemplateFailure {
  readonly stage: TemplateStage;
  /** First line is 1. */
  readonly line: number;
  /** Bytes from the start of the line; null for parse errors. */
  readonly column: number | null;
  /** What had been written when an execution failed. */
  readonly partial: string;
}

/**
 * A template that does not parse or fails on its data. message is Go's full text:
 * `template: :1:2: executing "" at <.x>: …`.
 */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly stage: TemplateStage;
  readonly line: number;
  readonly column: number | null;
  readonly partial: string;
  constructor(message: string, failure: TemplateFailure) {
    super(message);
    this.stage = failure.stage;
    this.line = failure.line;
    this.column = failure.column;
    this.partial = failure.partial;
  }
}

/** The error of a template that does not parse. */
export function parseError(line: number, message: string): TemplateError {
  return new TemplateError(`template: :${line}: ${message}`, {
    stage: 'parse',
    line,
    column: null,
    partial: '',
  });
}

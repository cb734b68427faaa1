/** What an error may carry besides its text. */
export interface ErrorDetail {
  readonly cause?: unknown;
}

/** Root of everything the user may see. Anything else that reaches main is a bug and prints a stack. */
export abstract class ImageCliError extends Error {
  abstract readonly kind:
    | 'usage'
    | 'template'
    | 'not-found'
    | 'conflict'
    | 'unauthorized'
    | 'unreachable'
    | 'engine'
    | 'registry'
    | 'integrity'
    | 'store'
    | 'unsupported'
    | 'partial'
    | 'input'
    | 'output'
    | 'cancelled';
  readonly exitCode: number = 1;
}

/** 125 for flags, 1 for the number of arguments: docker's own split. */
export class UsageError extends ImageCliError {
  readonly kind = 'usage' as const;
  override readonly exitCode: number;
  /** A line that offers what may have been meant; null: nothing is like it. */
  readonly suggestion: string | null;
  constructor(message: string, exitCode: 1 | 125, suggestion: string | null = null) {
    super(message);
    this.exitCode = exitCode;
    this.suggestion = suggestion;
  }
}

/** A text that is no reference, no repository name or no digest. */
export class InvalidReferenceError extends ImageCliError {
  readonly kind = 'usage' as const;
}

/** A text that names no platform. */
export class InvalidPlatformError extends ImageCliError {
  readonly kind = 'usage' as const;
}

/** A --filter that is not name=value. The flag parser says of which flag it speaks. */
export class InvalidFilterError extends ImageCliError {
  readonly kind = 'usage' as const;
}

/** A --format that does not parse or fails on a row. 1 for lists; inspect raises a parse error to 64. */
export class FormatError extends ImageCliError {
  readonly kind = 'template' as const;
  override readonly exitCode: number;
  constructor(message: string, exitCode: 1 | 64, detail?: ErrorDetail) {
    super(message, detail);
    this.exitCode = exitCode;
  }
}

/** What the user set up (host, context, TLS files, headers) leads to no engine. */
export class EndpointError extends ImageCliError {
  readonly kind = 'usage' as const;
}

/** A key of our own in a configuration file, or a variable that means the same, cannot be used. */
export class SettingsError extends ImageCliError {
  readonly kind = 'usage' as const;
}

/** The engine knows no such object (HTTP 404). */
export class NotFoundError extends ImageCliError {
  readonly kind = 'not-found' as const;
}

/** The object is in use, or the engine is busy with it (HTTP 409). */
export class ConflictError extends ImageCliError {
  readonly kind = 'conflict' as const;
}

/** Credentials are missing or refused (HTTP 401). */
export class UnauthorizedError extends ImageCliError {
  readonly kind = 'unauthorized' as const;
}

/** No engine could be reached, or it went away in the middle of an answer. */
export class UnreachableError extends ImageCliError {
  readonly kind = 'unreachable' as const;
}

/** Any other failing answer of an engine, or one that cannot be read. status is 0 when there was none. */
export class EngineError extends ImageCliError {
  readonly kind = 'engine' as const;
  readonly status: number;
  constructor(status: number, message: string, detail?: ErrorDetail) {
    super(message, detail);
    this.status = status;
  }
}

/** An engine said in the middle of its answer that the work failed. code is its own, 0 when it gave none. */
export class StreamedError extends ImageCliError {
  readonly kind = 'engine' as const;
  readonly code: bigint;
  constructor(code: bigint, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * A registry answered with a failure, or with nothing that can be used. status is that of HTTP, 0 without
 * an answer; code is the specification's ("MANIFEST_UNKNOWN"), '' when it gave none.
 */
export class RegistryError extends ImageCliError {
  readonly kind = 'registry' as const;
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string, detail?: ErrorDetail) {
    super(message, detail);
    this.status = status;
    this.code = code;
  }
}

/** Content is not what its name or its description says. */
export class IntegrityError extends ImageCliError {
  readonly kind = 'integrity' as const;
}

/** The place where images lie on this machine cannot be used: busy, damaged, full, not ours. */
export class StoreError extends ImageCliError {
  readonly kind = 'store' as const;
}

/** This place for images, or this version of it, cannot do that. */
export class UnsupportedError extends ImageCliError {
  readonly kind = 'unsupported' as const;
}

/** Some operands failed; the others were done. One line per failure. */
export class PartialFailureError extends ImageCliError {
  readonly kind = 'partial' as const;
  readonly failures: readonly ImageCliError[];
  constructor(failures: readonly ImageCliError[]) {
    super(failures.map((failure) => failure.message).join('\n'));
    this.failures = failures;
  }
}

/** A file that was to be read cannot be. */
export class InputError extends ImageCliError {
  readonly kind = 'input' as const;
}

/** What was to be printed could not be written: the disk is full, the device is broken. */
export class OutputError extends ImageCliError {
  readonly kind = 'output' as const;
}

/** A signal ended the work: nothing is printed. signalNumber 2 for Ctrl-C; the status is 128 + n. */
export class CancelledError extends ImageCliError {
  readonly kind = 'cancelled' as const;
  override readonly exitCode: number;
  constructor(signalNumber: number, detail?: ErrorDetail) {
    super('', detail);
    this.exitCode = 128 + signalNumber;
  }
}

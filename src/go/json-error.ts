/** What is wrong: no JSON at all, a value of the wrong type, or a text that ends too early. */
export type GoJsonErrorKind = 'syntax' | 'type' | 'eof';

/** A JSON value that does not fit a Go type, as json.UnmarshalTypeError tells it. */
export interface TypeMismatch {
  /** "bool", "array", "number 1.5". */
  readonly found: string;
  /** As goTypeName() spells it. */
  readonly wanted: string;
  /** Name without package of the struct that has the field; '' outside structs. */
  readonly struct: string;
  /** Keys from the outermost struct down, and names of embedded structs. */
  readonly path: readonly string[];
}

/** What is known about a failure besides its text. */
export interface GoJsonErrorDetail {
  /** The value as far as it was decoded; the zero value when the text is no JSON. */
  readonly partial?: unknown;
  readonly mismatch?: TypeMismatch;
  readonly cause?: unknown;
}

/** Why encoding/json does not decode a text; the message is Go's. https://pkg.go.dev/encoding/json */
export class GoJsonError extends Error {
  readonly kind: GoJsonErrorKind;
  readonly partial: unknown;
  /** Null when something other than a type is wrong. */
  readonly mismatch: TypeMismatch | null;

  constructor(kind: GoJsonErrorKind, message: string, detail: GoJsonErrorDetail = {}) {
    super(message, detail);
    this.kind = kind;
    this.partial = detail.partial ?? null;
    this.mismatch = detail.mismatch ?? null;
  }
}

/** The error of a value of the wrong type. */
export function mismatchError(mismatch: TypeMismatch): GoJsonError {
  const { found, wanted, struct, path } = mismatch;
  const place =
    struct === '' && path.length === 0
      ? 'Go value'
      : `Go struct field ${[struct, ...path].join('.')}`;
  return new GoJsonError(
    'type',
    `json: cannot unmarshal ${found} into ${place} of type ${wanted}`,
    {
      mismatch,
    },
  );
}

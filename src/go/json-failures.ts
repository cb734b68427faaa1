import { type GoJsonError, mismatchError } from './json-error.ts';

/** The struct and the field, by all its names, that is being decoded. */
interface Place {
  /** Without its package. */
  readonly struct: string;
  readonly path: readonly string[];
}

/** Where a decoder is, and the first thing that went wrong. */
export class JsonFailures {
  #place: Place = { struct: '', path: [] };
  #first: GoJsonError | null = null;

  /** Null when nothing went wrong. */
  get first(): GoJsonError | null {
    return this.#first;
  }

  /** Works on a field of a struct; names are what leads to it inside the struct. */
  within(struct: string, names: readonly string[], work: () => void): void {
    const outer = this.#place;
    this.#place = { struct: bareName(struct), path: [...outer.path, ...names] };
    work();
    // Only when the work came to an end: what it throws is told with the place it happened in.
    this.#place = outer;
  }

  /** Decoding goes on behind this one. */
  save(error: GoJsonError): void {
    this.#first ??= error;
  }

  /** A value of the wrong type, where the decoder is. */
  saveMismatch(found: string, wanted: string): void {
    this.save(mismatchError({ found, wanted, ...this.#place }));
  }

  /** An error out of a type's own UnmarshalJSON, as it is told from here. */
  placed(error: GoJsonError): GoJsonError {
    const { mismatch } = error;
    if (mismatch === null || this.#place.path.length === 0) return error;
    const path = [...this.#place.path, ...mismatch.path];
    return mismatchError({ ...mismatch, struct: this.#place.struct, path });
  }
}

/** reflect.Type's Name(): nothing for a struct without name. */
function bareName(struct: string): string {
  return struct.startsWith('struct {') ? '' : struct.slice(struct.lastIndexOf('.') + 1);
}

import { type GoScalar, type GoType, goFloat64, JsonNumber } from './go-type.ts';
import { JsonCursor } from './json-cursor.ts';
import { type JsonDecoding, nullOrMisfit, unmarshalPlaced } from './json-decoding.ts';
import { readDynamic } from './json-dynamic.ts';
import { JsonFailures } from './json-failures.ts';
import { decodeMap } from './json-map.ts';
import { fitScalar } from './json-scalar.ts';
import { decodeSlice } from './json-slice.ts';
import { decodeStruct } from './json-struct.ts';
import { unmarshalTime } from './json-time.ts';
import type { TimeZone } from './time-zone.ts';
import { UTC } from './utc.ts';
import { zeroOf } from './zero-value.ts';

/** How values are decoded. */
export interface DecodeOptions {
  /** Numbers in an interface{} become JsonNumber instead of number. Off when absent. */
  readonly useNumber?: boolean;
  /** The local zone: its name is shown with times of its offset. UTC when absent. */
  readonly zone?: TimeZone;
}

/**
 * Decodes sound JSON into values of Go types. What does not fit is passed over and the first such
 * error kept in failures; only a type's own UnmarshalJSON throws.
 */
export class JsonDecoder implements JsonDecoding {
  readonly cursor: JsonCursor;
  readonly failures: JsonFailures = new JsonFailures();
  readonly #options: DecodeOptions;

  constructor(text: string, options: DecodeOptions) {
    this.cursor = new JsonCursor(text);
    this.#options = options;
  }

  decode(type: GoType, current: unknown): unknown {
    switch (type.kind) {
      case 'interface':
        return readDynamic(this.cursor, (text) => this.#dynamicNumber(text));
      case 'time':
        return this.#time(current);
      case 'pointer':
        if (this.cursor.passesNull()) return null;
        return this.decode(type.elem, current ?? zeroOf(type.elem));
      case 'slice':
        return decodeSlice(this, type, current);
      case 'map':
        return decodeMap(this, type, current);
      case 'struct':
        return decodeStruct(this, type, current);
      default:
        return this.#scalar(type, current);
    }
  }

  #dynamicNumber(text: string): unknown {
    if (this.#options.useNumber === true) return new JsonNumber(text);
    const value = Number(text);
    if (Number.isFinite(value)) return value;
    this.failures.saveMismatch(`number ${text}`, goFloat64.name);
    return null;
  }

  #time(current: unknown): unknown {
    if (this.cursor.passesNull()) return current;
    return unmarshalPlaced(this, (json) => unmarshalTime(json, this.#options.zone ?? UTC));
  }

  #scalar(type: GoScalar, current: unknown): unknown {
    if (/[{[]/.test(this.cursor.peek())) {
      return nullOrMisfit(this, type, { current, ofNull: current });
    }
    const fit = fitScalar(type, this.cursor.raw(), current);
    if (fit.kind === 'value') return fit.value;
    this.failures.saveMismatch(fit.found, type.name);
    return current;
  }
}

import { goPrint } from './go-format.ts';
import { indirect, isStructSubject, subjectStruct } from './value.ts';

/** A value as an action writes it: pointers are followed, and no value is said to be none. */
export function printValue(value: unknown): string {
  return goPrint(printable(value));
}

/** What is given to fmt in a value's place. */
export function printable(value: unknown): unknown {
  if (value === undefined || value === null) return '<no value>';
  if (isStructSubject(value)) return subjectStruct(value);
  // A nil pointer stays: fmt shows it as <nil>.
  return indirect(value) ?? value;
}

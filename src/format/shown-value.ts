import { printValue } from '../template/print-value.ts';
import { isTrue } from '../template/value.ts';

/** What stands for a value in a row: itself as a template prints it, or whenEmpty ('': nothing) when a template takes it for empty. */
export function shownValue(value: unknown, whenEmpty: string): string {
  return whenEmpty === '' || isTrue(value) ? printValue(value) : whenEmpty;
}

import { fieldContent } from './struct-field.ts';

/** A whole number in a field of a struct's content; 0 when there is none. Digits beyond 2^53 are lost. */
export function numberField(content: unknown, name: string): number {
  const value = fieldContent(content, name);
  return typeof value === 'bigint' ? Number(value) : 0;
}

/** Whether a field of a struct's content is true. */
export function truthField(content: unknown, name: string): boolean {
  return fieldContent(content, name) === true;
}

/** The elements in a field of a struct's content; none for a nil slice, nor for nil elements. */
export function listField(content: unknown, name: string): readonly unknown[] {
  const value = fieldContent(content, name);
  return Array.isArray(value) ? value.filter((element: unknown) => element !== null) : [];
}

/** The texts in a field of a struct's content, by their names; none for a nil map. */
export function textsField(content: unknown, name: string): ReadonlyMap<string, string> {
  const value = fieldContent(content, name);
  if (!(value instanceof Map)) return new Map();
  return new Map(Array.from(value, ([key, text]) => [String(key), String(text)]));
}

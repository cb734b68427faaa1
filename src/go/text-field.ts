import { fieldContent } from './struct-field.ts';

/** The text in one field of a struct's content; '' when there is none. */
export function textField(content: unknown, name: string): string {
  const value = fieldContent(content, name);
  return typeof value === 'string' ? value : '';
}

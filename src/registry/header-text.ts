import type { WireAnswer } from './exchange.ts';

/** The value of a header, by its name in small letters; '' when it is missing. */
export function headerText({ headers }: WireAnswer, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : (value?.join(', ') ?? '');
}

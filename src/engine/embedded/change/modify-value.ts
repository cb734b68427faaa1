import { ExpansionError } from './expansion-error.ts';
import { type ShellPattern, trimPrefix, trimSuffix } from './shell-pattern.ts';

const MODIFIERS = ['-', '+', '?', '#', '%'] as const;

/** What may stand behind the name of a variable. */
export type Modifier = (typeof MODIFIERS)[number];

/** A variable that is asked for. */
export interface Variable {
  readonly name: string;
  /** null: there is none. */
  readonly value: string | null;
}

/** What is asked of it: "${name:-word}". */
export interface Modification {
  readonly modifier: Modifier;
  /** With a colon: an empty value counts as none. */
  readonly isStrict: boolean;
  /** Expanded already. */
  readonly word: string;
}

/** Whether a character is one. */
export function isModifier(character: string): character is Modifier {
  return MODIFIERS.some((one) => one === character);
}

/** What a variable with a modifier stands for. Throws ExpansionError. https://docs.docker.com/reference/dockerfile/#environment-replacement */
export function modify(
  { name, value }: Variable,
  { modifier, isStrict, word }: Modification,
): string {
  const isThere = value !== null && !(isStrict && value === '');
  switch (modifier) {
    case '-':
      return isThere ? value : word;
    case '+':
      return isThere ? word : '';
    case '?':
      if (isThere) return value;
      throw new ExpansionError(`${name}: ${word === '' ? complaint(value) : word}`);
    case '#':
      return trimPrefix(value ?? '', withoutDouble(modifier, word));
    case '%':
      return trimSuffix(value ?? '', withoutDouble(modifier, word));
  }
}

function complaint(value: string | null): string {
  return `is not allowed to be ${value === null ? 'unset' : 'empty'}`;
}

/** "##" and "%%" take as much as they can. */
function withoutDouble(modifier: string, word: string): ShellPattern {
  const isGreedy = word.startsWith(modifier);
  return { pattern: isGreedy ? word.slice(1) : word, isGreedy };
}

import { badRequest } from '../daemon-words.ts';
import type { Escape } from './dockerfile-lines.ts';
import { splitPairs } from './split-pairs.ts';
import { validText } from './valid-text.ts';
import { WHITE_SPACE } from './white-space.ts';

/** What stands behind an instruction. */
export interface Arguments {
  /** For ENV and LABEL name, value, name, value and so on; nothing is expanded yet. */
  readonly words: readonly string[];
  /** They were given as JSON. */
  readonly isList: boolean;
}

const TYPED = new RegExp(`^([^${WHITE_SPACE}]+)[${WHITE_SPACE}]*([^]*)$`);

/**
 * Reads arguments as their instruction has them; of those that docker does not know, none. key: the instruction in
 * lower case. Throws EngineError.
 */
export function readArguments(key: string, text: string, escape: Escape): Arguments {
  switch (key) {
    case 'env':
    case 'label':
      return { words: splitPairs(key.toUpperCase(), text, escape), isList: false };
    case 'expose':
    case 'from':
      return { words: splitAtBlanks(text), isList: false };
    case 'maintainer':
    case 'stopsignal':
    case 'user':
    case 'workdir':
      return { words: nonEmpty(text), isList: false };
    case 'cmd':
    case 'entrypoint':
    case 'run':
    case 'shell':
      return readCommand(text);
    case 'add':
    case 'copy':
    case 'volume':
      return readList(text) ?? { words: splitAtBlanks(text), isList: false };
    case 'healthcheck':
      return readTyped(text);
    default:
      return { words: [], isList: false };
  }
}

/** A list, or all of it for a shell. */
function readCommand(text: string): Arguments {
  return readList(text) ?? { words: nonEmpty(text), isList: false };
}

/** A word, and then a command. */
function readTyped(text: string): Arguments {
  const [, type, command = ''] = TYPED.exec(text) ?? [];
  if (type === undefined) return { words: [], isList: false };
  const { words, isList } = readCommand(command);
  return { words: [type, ...words], isList };
}

/** null when it is no list: then it is for a shell, even if it looks like one. */
function readList(text: string): Arguments | null {
  const list = text.startsWith('[') ? parse(text) : null;
  if (list === null) return null;
  const words = list.filter((word): word is string => typeof word === 'string');
  if (words.length < list.length) {
    throw badRequest('when using JSON array syntax, arrays must be comprised of strings only');
  }
  return { words: words.map(validText), isList: true };
}

function parse(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function splitAtBlanks(text: string): readonly string[] {
  return text === '' ? [] : text.split(/[\t\v\f\r ]+/);
}

function nonEmpty(text: string): readonly string[] {
  return text === '' ? [] : [text];
}

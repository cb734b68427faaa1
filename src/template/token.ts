import { byteLength } from '../go/go-string.ts';
import { quote } from '../go/quote.ts';

/** What a token is. A keyword's kind is the word itself; "dot" is the lone `.`. */
export type TokenKind =
  | 'error'
  | 'eof'
  | 'text'
  | 'left-delimiter'
  | 'right-delimiter'
  | 'space'
  | 'assign'
  | 'declare'
  | 'pipe'
  | 'left-parenthesis'
  | 'right-parenthesis'
  | 'character'
  | 'string'
  | 'raw-string'
  | 'character-constant'
  | 'number'
  | 'complex'
  | 'bool'
  | 'field'
  | 'variable'
  | 'identifier'
  | Keyword;

/** Words that are no names of functions. */
export type Keyword =
  | 'dot'
  | 'nil'
  | 'block'
  | 'break'
  | 'continue'
  | 'define'
  | 'else'
  | 'end'
  | 'if'
  | 'range'
  | 'template'
  | 'with';

/** The smallest piece of a template. */
export interface Token {
  readonly kind: TokenKind;
  /** As it stands in the template; of an error, what is wrong. */
  readonly text: string;
  /** Index of the first character in the template (not its byte offset). */
  readonly start: number;
  /** Line of the first character; the first line is 1. */
  readonly line: number;
}

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([
  ['.', 'dot'],
  ['nil', 'nil'],
  ['block', 'block'],
  ['break', 'break'],
  ['continue', 'continue'],
  ['define', 'define'],
  ['else', 'else'],
  ['end', 'end'],
  ['if', 'if'],
  ['range', 'range'],
  ['template', 'template'],
  ['with', 'with'],
]);
const KEYWORD_KINDS: ReadonlySet<TokenKind> = new Set(KEYWORDS.values());
const SHOWN = 10; // bytes shown whole, and characters shown of a longer token

/** The keyword that a word is, or null. */
export function keywordOf(word: string): Keyword | null {
  return KEYWORDS.get(word) ?? null;
}

/** The token as error texts name it: <if>, ".x", "too long a t"... */
export function describeToken(token: Token): string {
  if (token.kind === 'eof') return 'EOF';
  if (token.kind === 'error') return token.text;
  if (KEYWORD_KINDS.has(token.kind)) return `<${token.text}>`;
  if (byteLength(token.text) <= SHOWN) return quote(token.text);
  return `${quote(Array.from(token.text).slice(0, SHOWN).join(''))}...`;
}

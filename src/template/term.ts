import { quote } from '../go/quote.ts';
import { unquote } from '../go/unquote.ts';
import type { NumberValue, Operand } from './ast.ts';
import { NumberLiteralError, parseCharacter, parseComplex, parseNumber } from './number-literal.ts';
import type { Token } from './token.ts';
import type { TokenStream } from './token-stream.ts';
import type { TreeScope } from './tree-scope.ts';

/** The operand that a single token is; null for a token that is none. Throws TemplateError. */
export function readTerm(token: Token, tokens: TokenStream, scope: TreeScope): Operand | null {
  const { kind, start, text } = token;
  switch (kind) {
    case 'dot':
    case 'nil':
      return { kind, start };
    case 'bool':
      return { kind, start, value: text === 'true' };
    case 'field':
      return { kind, start, names: [text.slice(1)] };
    case 'identifier':
      if (scope.functions.has(text)) return { kind, start, name: text };
      throw tokens.error(`function ${quote(text)} not defined`);
    case 'variable':
      if (scope.variables.includes(text)) return { kind, start, name: text, names: [] };
      throw tokens.error(`undefined variable ${quote(text)}`);
    case 'number':
    case 'complex':
    case 'character-constant':
      return { kind: 'number', start, text, ...numberValue(token, tokens) };
    case 'string':
    case 'raw-string':
      return { kind: 'string', start, quoted: text, text: readString(token, tokens) };
    default:
      return null;
  }
}

/** The content of a string token. Throws TemplateError. */
export function readString(token: Token, tokens: TokenStream): string {
  const text = unquote(token.text);
  if (text === null) throw tokens.error('invalid syntax');
  return text;
}

function numberValue(token: Token, tokens: TokenStream): NumberValue {
  try {
    if (token.kind === 'character-constant') return parseCharacter(token.text);
    return token.kind === 'complex' ? parseComplex(token.text) : parseNumber(token.text);
  } catch (error) {
    throw error instanceof NumberLiteralError ? tokens.error(error.message) : error;
  }
}

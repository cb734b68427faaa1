import type { TokenStream } from './token-stream.ts';
import type { TreeScope } from './tree-scope.ts';

/** The variables that a pipeline begins with. */
export interface Declarations {
  readonly names: readonly string[];
  /** They are set with `=` and not made with `:=`. */
  readonly assigns: boolean;
}

type Sign = 'assign' | 'declare' | 'comma';

/** Reads `$x :=`, `$x =` or, in a range, `$i, $x :=`. Reads nothing when the pipeline has none. */
export function readDeclarations(
  tokens: TokenStream,
  scope: TreeScope,
  context: string,
): Declarations {
  const names: string[] = [];
  let sign: Sign | null = 'comma';
  let assigns = false;
  while (sign === 'comma') {
    const variable = tokens.peekWord();
    sign = variable.kind === 'variable' ? readSign(tokens) : null;
    if (sign === null) break;
    names.push(variable.text);
    scope.variables.push(variable.text);
    assigns = sign === 'assign';
    if (sign === 'comma') checkList(tokens, context, names.length);
  }
  return { names, assigns };
}

/** Takes the variable and the sign behind it; takes nothing when there is no sign. */
function readSign(tokens: TokenStream): Sign | null {
  const variable = tokens.next();
  const behind = tokens.peek();
  const word = tokens.peekWord();
  const comma = word.kind === 'character' && word.text === ',';
  const sign = comma ? 'comma' : word.kind;
  if (sign === 'comma' || sign === 'assign' || sign === 'declare') {
    tokens.next();
    return sign;
  }
  if (behind.kind === 'space') tokens.putBack(variable, behind);
  else tokens.putBack(variable);
  return null;
}

function checkList(tokens: TokenStream, context: string, count: number): void {
  if (context !== 'range' || count > 1) {
    throw tokens.error(`too many declarations in ${context}`);
  }
  const { kind } = tokens.peekWord();
  if (kind !== 'variable' && kind !== 'right-delimiter' && kind !== 'right-parenthesis') {
    throw tokens.error('range can only initialize variables');
  }
}

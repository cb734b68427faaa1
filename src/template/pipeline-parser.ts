import { quote } from '../go/quote.ts';
import type { CommandNode, Operand, PipeNode } from './ast.ts';
import { readDeclarations } from './declarations.ts';
import { nodeText } from './node-text.ts';
import { readTerm } from './term.ts';
import type { TokenKind } from './token.ts';
import type { TokenStream } from './token-stream.ts';
import type { TreeScope } from './tree-scope.ts';

const PARENTHESIZED = 'parenthesized pipeline';
const OPERANDS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'bool',
  'character-constant',
  'complex',
  'dot',
  'field',
  'identifier',
  'left-parenthesis',
  'nil',
  'number',
  'raw-string',
  'string',
  'variable',
]);
// What gives nothing to do with the value of the stage before.
const LITERALS: ReadonlySet<Operand['kind']> = new Set<Operand['kind']>([
  'bool',
  'dot',
  'nil',
  'number',
  'string',
]);

/** A pipeline of which the end has not been read. */
interface OpenPipe {
  readonly context: string;
  readonly node: Omit<PipeNode, 'commands'>;
  readonly commands: CommandNode[];
  /** Null between commands. */
  command: OpenCommand | null;
}
interface OpenCommand {
  readonly start: number;
  readonly operands: Operand[];
}

/** Reads one pipeline. Open parentheses stand on a stack: they may be nested to any depth. */
export class PipelineParser {
  readonly #tokens: TokenStream;
  readonly #scope: TreeScope;
  readonly #open: OpenPipe[] = [];

  constructor(tokens: TokenStream, scope: TreeScope) {
    this.#tokens = tokens;
    this.#scope = scope;
  }

  /** Reads up to and with the right delimiter. context names the place in error texts. */
  parse(context: string): PipeNode {
    let top = this.#begin(context);
    for (;;) {
      const node = top.command === null ? this.#betweenCommands(top) : this.#inCommand(top);
      if (node !== null) {
        this.#open.pop();
        const parent = this.#open.at(-1);
        if (parent === undefined) return node;
        this.#addOperand(parent, node);
      }
      top = this.#open.at(-1) ?? top;
    }
  }

  #begin(context: string): OpenPipe {
    const { start } = this.#tokens.peekWord();
    const { names, assigns } = readDeclarations(this.#tokens, this.#scope, context);
    const node = { kind: 'pipe' as const, start, declarations: names, assigns };
    const pipe: OpenPipe = { context, node, commands: [], command: null };
    this.#open.push(pipe);
    return pipe;
  }

  /** Starts a command, or ends the pipeline: then it is given back. */
  #betweenCommands(pipe: OpenPipe): PipeNode | null {
    const token = this.#tokens.nextWord();
    const closer = pipe.context === PARENTHESIZED ? 'right-parenthesis' : 'right-delimiter';
    if (token.kind === closer) return this.#finish(pipe);
    if (!OPERANDS.has(token.kind)) {
      throw this.#tokens.unexpected(token, pipe.context, this.#scope.actionLine);
    }
    this.#tokens.putBack(token);
    pipe.command = { start: token.start, operands: [] };
    return null;
  }

  #finish(pipe: OpenPipe): PipeNode {
    const { context, node, commands } = pipe;
    if (commands.length === 0) throw this.#tokens.error(`missing value for ${context}`);
    const literal = commands.findIndex(
      ({ operands: [first] }, index) =>
        index > 0 && first !== undefined && LITERALS.has(first.kind),
    );
    if (literal > 0) {
      throw this.#tokens.error(`non executable command in pipeline stage ${literal + 1}`);
    }
    return { ...node, commands };
  }

  /** Reads one operand. A parenthesis begins a pipeline, which becomes an operand when it ends. */
  #inCommand(pipe: OpenPipe): null {
    const token = this.#tokens.nextWord();
    if (token.kind === 'left-parenthesis') {
      this.#begin(PARENTHESIZED);
      return null;
    }
    const term = readTerm(token, this.#tokens, this.#scope);
    if (term === null) {
      this.#tokens.putBack(token);
      this.#endOperand(pipe);
    } else {
      this.#addOperand(pipe, term);
    }
    return null;
  }

  #addOperand(pipe: OpenPipe, term: Operand): void {
    const { start } = this.#tokens.peek();
    const names: string[] = [];
    while (this.#tokens.peek().kind === 'field') names.push(this.#tokens.next().text.slice(1));
    pipe.command?.operands.push(names.length === 0 ? term : this.#chain(term, start, names));
    this.#endOperand(pipe);
  }

  /** The operand with the fields behind it; it is then said to start at the first of these. */
  #chain(term: Operand, start: number, names: readonly string[]): Operand {
    switch (term.kind) {
      case 'field':
        return { kind: 'field', start, names: [...term.names, ...names] };
      case 'variable':
        return { kind: 'variable', start, name: term.name, names };
      case 'pipe':
      case 'identifier':
        return { kind: 'chain', start, base: term, names };
      case 'chain':
      case 'dot':
      case 'nil':
      case 'bool':
      case 'string':
      case 'number':
        throw this.#tokens.error(`unexpected . after term ${quote(nodeText(term))}`);
    }
  }

  /** A space goes on with the command; a pipe or the pipeline's end ends it. */
  #endOperand(pipe: OpenPipe): void {
    const token = this.#tokens.next();
    if (token.kind === 'space') return;
    if (token.kind === 'right-delimiter' || token.kind === 'right-parenthesis') {
      this.#tokens.putBack(token);
    } else if (token.kind !== 'pipe') {
      throw this.#tokens.unexpected(token, 'operand', this.#scope.actionLine);
    }
    if (pipe.command !== null) pipe.commands.push({ kind: 'command', ...pipe.command });
    pipe.command = null;
  }
}

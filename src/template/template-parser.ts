import type { PipeNode } from './ast.ts';
import type { BlockStart } from './open-tree.ts';
import { PipelineParser } from './pipeline-parser.ts';
import type { TemplateError } from './template-error.ts';
import { readString } from './term.ts';
import type { Token } from './token.ts';
import { TokenStream } from './token-stream.ts';
import { type TemplateBodies, TreeStack } from './tree-stack.ts';

/** Reads a template text. Blocks and definitions that are open stand on stacks, however deep they are. */
export class TemplateParser {
  readonly #tokens: TokenStream;
  readonly #trees: TreeStack;

  /** functions are the names that may be called. */
  constructor(text: string, functions: ReadonlySet<string>) {
    this.#tokens = new TokenStream(text);
    this.#trees = new TreeStack(this.#tokens, functions);
  }

  /** Reads it all. Throws TemplateError. */
  parse(): TemplateBodies {
    for (;;) {
      const token = this.#tokens.next();
      switch (token.kind) {
        case 'eof':
          if (!this.#atTopLevel()) throw this.#tokens.error('unexpected EOF');
          this.#trees.end();
          return this.#trees.bodies;
        case 'text':
          this.#trees.tree.statements.push({ kind: 'text', text: token.text });
          break;
        case 'left-delimiter':
          this.#action(token);
          break;
        default:
          throw this.#unexpected(token, 'input');
      }
    }
  }

  #atTopLevel(): boolean {
    return this.#trees.inner === undefined && this.#trees.tree.place === null;
  }

  #action(delimiter: Token): void {
    const { scope } = this.#trees.tree;
    const token = this.#tokens.nextWord();
    if (token.kind === 'define' && this.#atTopLevel()) {
      this.#define();
      return;
    }
    scope.actionLine = delimiter.line;
    // A block's action lasts until an action inside it has ended.
    if (token.kind === 'if' || token.kind === 'with' || token.kind === 'range') {
      this.#open(token.kind, false);
    } else if (token.kind === 'block') {
      this.#block();
    } else {
      this.#shortAction(token);
      scope.actionLine = 0;
    }
  }

  #shortAction(token: Token): void {
    switch (token.kind) {
      case 'else':
        this.#else();
        break;
      case 'end':
        this.#end();
        break;
      case 'break':
      case 'continue':
        this.#leave(token.kind);
        break;
      case 'template':
        this.#call();
        break;
      default:
        this.#tokens.putBack(token);
        this.#trees.tree.statements.push({ kind: 'action', pipe: this.#pipeline('command') });
    }
  }

  #open(kind: BlockStart['kind'], endsOuter: boolean): void {
    const { tree } = this.#trees;
    const variables = tree.scope.variables.length;
    tree.open(this.#pipeline(kind), { kind, variables, endsOuter });
  }

  #else(): void {
    const { tree } = this.#trees;
    const word = this.#tokens.peekWord();
    const chained = word.kind === 'if' || word.kind === 'with' ? word.kind : null;
    if (chained === null) this.#expectRightDelimiter('else');
    tree.scope.actionLine = 0;
    this.#checkElse();
    const { place } = tree;
    tree.openElse();
    if (chained === null) return;
    if (chained !== place) throw this.#unexpected(word, 'input');
    this.#tokens.nextWord();
    this.#open(chained, true);
  }

  #checkElse(): void {
    const { inner, tree } = this.#trees;
    if (tree.place === 'else') throw this.#tokens.error('expected end; found {{else}}');
    if (tree.place !== null) return;
    if (inner === undefined) throw this.#tokens.error('unexpected {{else}}');
    if (inner.kind === 'block') this.#tokens.reportFrom(inner.outerLine);
    throw this.#tokens.error(`unexpected {{else}} in ${inner.kind} clause`);
  }

  #end(): void {
    this.#expectRightDelimiter('end');
    if (this.#atTopLevel()) throw this.#tokens.error('unexpected {{end}}');
    const { tree } = this.#trees;
    if (tree.place === null) this.#trees.end();
    else tree.close();
  }

  #leave(kind: 'break' | 'continue'): void {
    this.#expectRightDelimiter(`{{${kind}}}`);
    if (!this.#trees.tree.leave(kind)) {
      throw this.#tokens.error(`{{${kind}}} outside {{range}}`);
    }
  }

  #call(): void {
    const token = this.#tokens.nextWord();
    const name = this.#name(token, 'template clause');
    const word = this.#tokens.nextWord();
    if (word.kind !== 'right-delimiter') this.#tokens.putBack(word);
    const pipe = word.kind === 'right-delimiter' ? null : this.#pipeline('template clause');
    const node = { kind: 'template' as const, start: token.start, name, pipe };
    this.#trees.tree.statements.push({ kind: 'call', node });
  }

  #define(): void {
    const outerLine = this.#tokens.line;
    const name = this.#name(this.#tokens.nextWord(), 'define clause');
    this.#expectRightDelimiter('define clause');
    this.#trees.begin(name, { kind: 'define', call: null, outerLine });
  }

  #block(): void {
    const token = this.#tokens.nextWord();
    const name = this.#name(token, 'block clause');
    const pipe = this.#pipeline('block clause');
    const call = { kind: 'template' as const, start: token.start, name, pipe };
    this.#trees.begin(name, { kind: 'block', call, outerLine: this.#tokens.line });
  }

  #name(token: Token, context: string): string {
    if (token.kind !== 'string' && token.kind !== 'raw-string') {
      throw this.#unexpected(token, context);
    }
    return readString(token, this.#tokens);
  }

  #pipeline(context: string): PipeNode {
    return new PipelineParser(this.#tokens, this.#trees.tree.scope).parse(context);
  }

  #expectRightDelimiter(context: string): void {
    const token = this.#tokens.nextWord();
    if (token.kind !== 'right-delimiter') throw this.#unexpected(token, context);
  }

  #unexpected(token: Token, context: string): TemplateError {
    return this.#tokens.unexpected(token, context, this.#trees.tree.scope.actionLine);
  }
}

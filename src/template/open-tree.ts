import type { PipeNode } from './ast.ts';
import type { BranchStatement, ElseStatement, RangeStatement, Statement } from './statement.ts';
import { TreeScope } from './tree-scope.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A block of which the end has not been read. Its statements learn their targets as it is read. */
interface OpenBlock {
  readonly statement: Writable<BranchStatement> | Writable<RangeStatement>;
  /** How many variables there were before it. */
  readonly variables: number;
  /** It is the `else if` of the block around it, and ends where that ends. */
  readonly endsOuter: boolean;
  inElse: boolean;
  elseStatement: Writable<ElseStatement> | null;
}

/** What open() needs besides the pipeline. */
export interface BlockStart {
  readonly kind: 'if' | 'with' | 'range';
  /** How many variables there were before the pipeline. */
  readonly variables: number;
  /** It is the `else if` of the block around it. */
  readonly endsOuter: boolean;
}

/** A body of text that is being read: its statements so far, and the blocks that are open in it. */
export class OpenTree {
  readonly name: string;
  readonly scope: TreeScope;
  readonly statements: Statement[] = [];
  readonly #blocks: OpenBlock[] = [];

  constructor(name: string, functions: ReadonlySet<string>) {
    this.name = name;
    this.scope = new TreeScope(functions);
  }

  /** What the innermost open block is; null outside of blocks, "else" in an else branch. */
  get place(): 'if' | 'with' | 'range' | 'else' | null {
    const block = this.#blocks.at(-1);
    if (block === undefined) return null;
    return block.inElse ? 'else' : block.statement.kind;
  }

  /** Begins a block. */
  open(pipe: PipeNode, { kind, variables, endsOuter }: BlockStart): void {
    const body = this.statements.length + 1;
    const statement =
      kind === 'range' ? { kind, pipe, body, next: 0, end: 0 } : { kind, pipe, otherwise: 0 };
    this.statements.push(statement);
    this.#blocks.push({ statement, variables, endsOuter, inElse: false, elseStatement: null });
  }

  /** Begins the else branch of the innermost block. */
  openElse(): void {
    const block = this.#blocks.at(-1);
    if (block === undefined) return;
    block.inElse = true;
    if (block.statement.kind === 'range') {
      this.#endBody(block.statement);
    } else {
      block.elseStatement = { kind: 'else', end: 0 };
      this.statements.push(block.elseStatement);
      block.statement.otherwise = this.statements.length;
    }
  }

  /** Ends the innermost block, and those that end with it. */
  close(): void {
    for (;;) {
      const block = this.#blocks.pop();
      if (block === undefined) return;
      this.#end(block);
      this.scope.variables.length = block.variables;
      if (!block.endsOuter) return;
    }
  }

  /** Adds a `{{break}}` or `{{continue}}`; false when there is no loop to leave. */
  leave(kind: 'break' | 'continue'): boolean {
    const index = this.#blocks.findLastIndex(
      ({ statement, inElse }) => statement.kind === 'range' && !inElse,
    );
    const loop = this.#blocks[index]?.statement;
    if (loop?.kind !== 'range') return false;
    this.statements.push({ kind, loop, blocks: this.#blocks.length - 1 - index });
    return true;
  }

  #end({ statement, inElse, elseStatement }: OpenBlock): void {
    if (statement.kind === 'range' && !inElse) this.#endBody(statement);
    const end = this.statements.length;
    if (statement.kind === 'range') statement.end = end;
    else if (!inElse) statement.otherwise = end;
    if (elseStatement !== null) elseStatement.end = end;
    this.statements.push({ kind: 'end' });
  }

  #endBody(loop: Writable<RangeStatement>): void {
    loop.next = this.statements.length;
    this.statements.push({ kind: 'next', loop });
  }
}

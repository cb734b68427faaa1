import { quote } from '../go/quote.ts';
import type { TemplateNode } from './ast.ts';
import { OpenTree } from './open-tree.ts';
import { isEmptyBody, type Statement } from './statement.ts';
import type { TokenStream } from './token-stream.ts';

/** The bodies that a template text defines, by name; that of the text itself has the name ''. */
export type TemplateBodies = ReadonlyMap<string, readonly Statement[]>;

/** A definition or block that is being read inside another tree. */
export interface InnerTree {
  readonly kind: 'define' | 'block';
  /** The call that a block leaves at its place. */
  readonly call: TemplateNode | null;
  /** Where the outer tree reports errors from. */
  readonly outerLine: number;
}

/** The main text and the definitions and blocks that are open in it; and those that have been read. */
export class TreeStack {
  readonly bodies: TemplateBodies;
  readonly #bodies = new Map<string, readonly Statement[]>();
  readonly #tokens: TokenStream;
  readonly #functions: ReadonlySet<string>;
  readonly #main: OpenTree;
  readonly #open: { readonly tree: OpenTree; readonly inner: InnerTree }[] = [];

  constructor(tokens: TokenStream, functions: ReadonlySet<string>) {
    this.#tokens = tokens;
    this.#functions = functions;
    this.#main = new OpenTree('', functions);
    this.bodies = this.#bodies;
  }

  /** What is being read. */
  get tree(): OpenTree {
    return this.#open.at(-1)?.tree ?? this.#main;
  }

  /** What the present tree is inside another; undefined in the main text. */
  get inner(): InnerTree | undefined {
    return this.#open.at(-1)?.inner;
  }

  /** Begins a definition or block. */
  begin(name: string, inner: InnerTree): void {
    this.#open.push({ tree: new OpenTree(name, this.#functions), inner });
  }

  /** Ends the present tree: the outer one goes on. Throws TemplateError when it may not have its name. */
  end(): void {
    this.#add(this.tree);
    const closed = this.#open.pop();
    if (closed === undefined) return;
    const { call, outerLine } = closed.inner;
    this.#tokens.reportFrom(outerLine);
    if (call === null) return;
    this.tree.statements.push({ kind: 'call', node: call });
    this.tree.scope.actionLine = 0;
  }

  /** Of two bodies with one name, that with content counts; two with content are an error. */
  #add({ name, statements }: OpenTree): void {
    const earlier = this.#bodies.get(name);
    if (earlier === undefined || isEmptyBody(earlier)) {
      this.#bodies.set(name, statements);
    } else if (!isEmptyBody(statements)) {
      throw this.#tokens.error(`template: multiple definition of template ${quote(name)}`);
    }
  }
}

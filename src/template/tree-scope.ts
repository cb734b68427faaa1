/** What the parser knows inside one body of text: the main one, a definition or a block. */
export class TreeScope {
  /** Names that may be called. */
  readonly functions: ReadonlySet<string>;
  /** Variables that may be named here, the newest last. */
  readonly variables: string[] = ['$'];
  /** Line where the action began that is being read; 0 when it is of no interest to error texts. */
  actionLine = 0;

  constructor(functions: ReadonlySet<string>) {
    this.functions = functions;
  }
}

/** What a completion script is made for. */
export interface ScriptNames {
  /** The word that the program is called by. */
  readonly program: string;
  /** What the names of the script's functions begin with. */
  readonly prefix: string;
}

/**
 * Tag for the text of a script, in which backslashes are just that. What begins with a dollar sign and a brace is
 * JavaScript's; with a backslash between the two it is the shell's.
 */
export function shellScript(texts: TemplateStringsArray, ...names: readonly string[]): string {
  return String.raw(texts, ...names).replaceAll('$\\{', '${');
}

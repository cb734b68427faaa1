import type { GoType } from '../../go/go-type.ts';
import type { ExitStatus } from './exit-statuses.ts';
import type { FileName } from './files.ts';
import type { VariableName } from './variables.ts';

/**
 * What the manual tells about a command besides its flags. Texts are plain; what stands between backquotes is to be
 * typed, or is found, as it is.
 */
export interface CommandManual {
  /** Paragraphs. */
  readonly description: readonly string[];
  /** What its --filter knows. */
  readonly filters?: readonly FilterKey[];
  /** What templates of its --format can show of each row. */
  readonly lists?: readonly ShownList[];
  /** What templates of its --format see as one. */
  readonly documents?: readonly ShownDocument[];
  readonly examples: readonly [Example, ...(readonly Example[])];
  /** Where it ends otherwise, or for other reasons, than every command does. */
  readonly exits?: readonly ExitStatus[];
  /** What it reads of the environment, besides what says where the engine is. */
  readonly variables?: readonly VariableName[];
  /** Files that it reads or writes on its own account. */
  readonly files?: readonly FileName[];
}

/** A call to learn from. */
export interface Example {
  /** As typed in a shell; each call of this program begins with "docker-images". */
  readonly line: string;
  /** What it does, as a sentence. */
  readonly does: string;
}

/** A key of --filter. */
export interface FilterKey {
  readonly key: string;
  /** What stands behind the equals sign: "true|false", "IMAGE". */
  readonly value: string;
  readonly does: string;
}

/** Rows of one kind. */
export interface ShownList {
  /** What a row is, in a word or two: "image name". */
  readonly row: string;
  /** The call that lists them, without the program: "history". */
  readonly call: string;
  /** Where a template finds them that is run once for all lists: ".Images". */
  readonly within?: string;
  readonly columns: ShownColumns;
}

/** What a manual needs of the columns of a list: any ColumnSet has it. */
export interface ShownColumns {
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, { readonly header: string; readonly doc?: string }>>;
  readonly methods?: Readonly<Record<string, unknown>>;
  readonly table: readonly string[];
  readonly quiet: string;
  readonly raw?: readonly unknown[];
}

/** A document of one kind. */
export interface ShownDocument {
  /** "image" */
  readonly kind: string;
  readonly type: GoType;
  /** How many fields inside of fields are worth telling. */
  readonly depth: number;
}

import type { Filters } from '../model/filter.ts';
import type { CommandContext } from './command-context.ts';
import type { CommandManual } from './manual/command-manual.ts';
import type { Topic } from './topics.ts';

interface FlagBase {
  /** The letter of its short form. */
  readonly short?: string;
  /** Help text; a line break in it is kept. */
  readonly summary: string;
  /** What stands for the value in help, where that is not the name of the kind. */
  readonly placeholder?: string;
  /** What holds when it is not given, where no default tells it; for help. "none" when absent. */
  readonly unset?: string;
  /** The least API version whose engines know it: giving the flag to an older one is an error. */
  readonly minApi?: string;
  /** Works, but no help shows it. */
  readonly hidden?: boolean;
  /** The short form is out of use: what to write instead, for a notice. */
  readonly shortDeprecated?: string;
}
/** Given alone it is true; a value needs the equals sign. False without a default. */
export interface BooleanFlag extends FlagBase {
  readonly kind: 'boolean';
  readonly default?: boolean;
}
/** Undefined when not given and without a default. */
export interface StringFlag extends FlagBase {
  readonly kind: 'string';
  readonly default?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
}
/** A whole number of 64 bits, 0 without a default. */
export interface IntFlag extends FlagBase {
  readonly kind: 'int';
  readonly default?: bigint;
}
/** Repeatable; the values keep their order. */
export interface ListFlag extends FlagBase {
  readonly kind: 'list';
}
/** Repeatable; each value holds several, parted by commas as in a CSV file. */
export interface CsvFlag extends FlagBase {
  readonly kind: 'csv';
}
/** Repeatable key=value pairs. */
export interface FilterFlag extends FlagBase {
  readonly kind: 'filter';
}
/** One flag of a command. */
export type Flag = BooleanFlag | StringFlag | IntFlag | ListFlag | CsvFlag | FilterFlag;

/** Flags by their long names without dashes: 'no-trunc'. */
export type FlagMap = Readonly<Record<string, Flag>>;

type ValueOf<F extends Flag> = F extends BooleanFlag
  ? boolean
  : F extends IntFlag
    ? bigint
    : F extends ListFlag | CsvFlag
      ? readonly string[]
      : F extends FilterFlag
        ? Filters
        : F extends { readonly choices: readonly (infer C)[] }
          ? C | undefined
          : F extends { readonly default: string }
            ? string
            : string | undefined;

/** What any flag may hold. */
export type FlagValue = ValueOf<Flag>;
/** The value of every flag, given or not. */
export type FlagValues<M extends FlagMap> = { readonly [K in keyof M]: ValueOf<M[K]> };

/** How many arguments a command takes. */
export type Arity =
  | { readonly kind: 'none' }
  | { readonly kind: 'at-least' | 'at-most'; readonly count: number }
  | {
      readonly kind: 'exactly';
      readonly count: number;
      /** More are taken, too, where docker refuses them. */
      readonly orMore?: boolean;
    };

/**
 * What completion offers where a word is missing: values, the names of something, or files. 'image' are images by name
 * or, without one, by ID; 'tag' are those with a name.
 */
export type Offer =
  | 'context'
  | 'directory'
  | 'file'
  | 'image'
  | 'platform'
  | 'registry'
  | 'tag'
  | readonly string[];

/** What completion offers for the words of a command, where its flags do not tell that themselves. */
export interface Offers<Name extends string> {
  /** For the arguments in order; the last one also for all that follow. */
  readonly args?: readonly Offer[];
  /** For the values of flags. */
  readonly flags?: Readonly<Partial<Record<Name, Offer>>>;
}

/** What was typed, read. */
export interface CommandInput<M extends FlagMap> {
  readonly args: readonly string[];
  readonly flags: FlagValues<M>;
  /** The flags that were typed, whatever their value. */
  readonly given: ReadonlySet<string>;
  readonly called: Call;
}
/** By what names the user called. */
export interface Call {
  /** The program: "docker-images", or "docker" when that is what it runs as. */
  readonly program: string;
  /** The command's name in full, never an alias: "image ls". */
  readonly command: string;
}

/** What is known about a command: parser, help and documentation read this. */
export interface TypedSpec<M extends FlagMap> {
  /** What follows the name in the usage line: "[OPTIONS] IMAGE". */
  readonly usage: string;
  readonly summary: string;
  readonly topic: Topic;
  readonly arity: Arity;
  /** Nothing when absent. */
  readonly offers?: Offers<Extract<keyof NoInfer<M>, string>>;
  readonly flags: M;
  /** The least API version of an engine that can do it at all. */
  readonly minApi?: string;
  /** False: what follows the first argument is an argument, too. True when absent. */
  readonly interspersed?: boolean;
  /** What the manual tells besides. Loaded only when it is shown. */
  manual(): Promise<CommandManual>;
  /** Loads what it needs only when it is called. Rejects with an ImageCliError. */
  run(context: CommandContext, input: CommandInput<M>): Promise<void>;
}
/** That of a command whose flags have any names. */
export type CommandSpec = TypedSpec<FlagMap>;

/** A command. */
export interface Command {
  /**
   * All that it is called by, in full, in the order in which help tells them: "image ls". A further one in the same
   * group, "image list", is an alias.
   */
  readonly names: readonly [string, ...(readonly string[])];
  /** The same object each time. */
  readonly spec: CommandSpec;
}

/**
 * A command by its names and what makes its spec. That is done when somebody asks: most calls are about one command
 * of many. It also gives run() the exact types of its flags, then forgets them, so that commands fit one list.
 */
export function defineCommand<const M extends FlagMap>(
  names: Command['names'],
  makeSpec: () => TypedSpec<M>,
): Command {
  return new LazyCommand(names, makeSpec);
}

class LazyCommand implements Command {
  readonly names: Command['names'];
  readonly #makeSpec: () => CommandSpec;
  #spec: CommandSpec | null = null;

  constructor(names: Command['names'], makeSpec: () => CommandSpec) {
    this.names = names;
    this.#makeSpec = makeSpec;
  }

  get spec(): CommandSpec {
    return (this.#spec ??= this.#makeSpec());
  }
}

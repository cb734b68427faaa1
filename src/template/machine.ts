import type { Node } from './ast.ts';
import { executionError } from './execution-error.ts';
import type { TemplateError } from './template-error.ts';

/** One step of a compiled template. */
export type Instruction = (machine: Machine) => void;

/** A compiled body. Its code is filled after all bodies are known, for they may call each other. */
export interface Routine {
  readonly name: string;
  readonly code: Instruction[];
}

/** A variable that has been declared. boxed: it holds an interface{} and not the value inside. */
export interface Variable {
  readonly name: string;
  value: unknown;
  boxed: boolean;
}

/** The rounds of a range that are still to come. */
export interface Rounds {
  /** Sets dot and the variables for the next round; false when there is none. */
  advance(machine: Machine): boolean;
}

/** What a block gives back when it ends: dot, and how many variables there were. */
interface Block {
  readonly variables: number;
  readonly dot: unknown;
  readonly boxed: boolean;
  readonly rounds: Rounds | null;
  /** How many variables there are when a round begins. */
  readonly roundVariables: number;
}

/** Where a called template goes back to. */
interface Return {
  readonly routine: Routine;
  readonly next: number;
  readonly dot: unknown;
  readonly boxed: boolean;
  readonly variables: Variable[];
}

// Go's own limit for templates within templates.
const DEEPEST_CALL = 100_000;

/** What is the same in every run of a template. */
export interface RunSettings {
  /** The whole template. */
  readonly text: string;
  /** A key that a map does not have is an error. */
  readonly missingKeyError: boolean;
}

/** One run of a template: its registers and stacks. Calls need no recursion, so they may be deep. */
export class Machine {
  readonly settings: RunSettings;
  output = '';
  dot: unknown;
  /** Dot holds an interface{} and not the value inside: error texts tell the difference. */
  boxed = false;
  /** The same of the value that a field is being read from. */
  receiverBoxed = false;
  /** The value that a field was read from last. */
  container: unknown;
  /** What is being evaluated, for error texts: the node that was visited last. */
  node: Node | null = null;
  /** Index of the next instruction. */
  next = 0;
  variables: Variable[];
  #routine: Routine;
  readonly #blocks: Block[] = [];
  readonly #returns: Return[] = [];

  constructor(settings: RunSettings, routine: Routine, data: unknown) {
    this.settings = settings;
    this.#routine = routine;
    this.dot = data;
    this.variables = [{ name: '$', value: data, boxed: false }];
  }

  /** Runs to the end and gives the output. Throws TemplateError. */
  run(): string {
    for (;;) {
      const instruction = this.#routine.code[this.next];
      if (instruction !== undefined) {
        this.next += 1;
        instruction(this);
      } else if (!this.#return()) {
        return this.output;
      }
    }
  }

  /** The error of whatever is being evaluated. */
  error(message: string): TemplateError {
    return executionError(message, {
      text: this.settings.text,
      name: this.#routine.name,
      node: this.node,
      partial: this.output,
    });
  }

  /** Throws when another call would be too deep. */
  checkDepth(): void {
    if (this.#returns.length >= DEEPEST_CALL) {
      throw this.error(`exceeded maximum template depth (${DEEPEST_CALL})`);
    }
  }

  /** Goes on in another body, with nothing but dot. */
  call(routine: Routine, dot: unknown): void {
    const { next, boxed, variables } = this;
    this.#returns.push({ routine: this.#routine, next, dot: this.dot, boxed, variables });
    this.#routine = routine;
    this.next = 0;
    this.dot = dot;
    this.boxed = false;
    this.variables = [{ name: '$', value: dot, boxed: false }];
  }

  /** Begins a block. variables is how many there were before its pipeline. */
  openBlock(variables: number, rounds: Rounds | null): void {
    const { dot, boxed } = this;
    const roundVariables = this.variables.length;
    this.#blocks.push({ variables, dot, boxed, rounds, roundVariables });
  }

  /** Ends the innermost block. */
  closeBlock(): void {
    const block = this.#blocks.pop();
    if (block === undefined) return;
    this.variables.length = block.variables;
    this.dot = block.dot;
    this.boxed = block.boxed;
  }

  /** Leaves the innermost blocks, without what their end would do: the block around them does it. */
  dropBlocks(count: number): void {
    this.#blocks.length -= count;
  }

  /** Begins the next round of the innermost block; false when there is none. */
  advance(): boolean {
    const block = this.#blocks.at(-1);
    if (block?.rounds == null) return false;
    this.variables.length = block.roundVariables;
    return block.rounds.advance(this);
  }

  /** The newest variable of that name. Throws TemplateError when none has been declared on the way here. */
  variable(name: string): Variable {
    for (let index = this.variables.length - 1; index >= 0; index -= 1) {
      const variable = this.variables[index];
      if (variable?.name === name) return variable;
    }
    throw this.error(`undefined variable: ${name}`);
  }

  /** Declares a variable. */
  declare(name: string, value: unknown): void {
    this.variables.push({ name, value, boxed: false });
  }

  #return(): boolean {
    const back = this.#returns.pop();
    if (back === undefined) return false;
    this.#routine = back.routine;
    this.next = back.next;
    this.dot = back.dot;
    this.boxed = back.boxed;
    this.variables = back.variables;
    return true;
  }
}

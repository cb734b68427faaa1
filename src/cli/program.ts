import { allCommands, commandGroups } from '../command/all-commands.ts';
import type { CommandContext, Output } from '../command/command-context.ts';
import { printNotice } from '../command/print-notice.ts';
import { completionRequest } from './completion-request.ts';
import { commandTree } from './command-tree.ts';
import { GLOBAL_FLAGS, type GlobalFlags, readGlobalFlags } from './global-flags.ts';
import { parseFlags } from './parse-flags.ts';
import { runDestination } from './run-destination.ts';
import { traverse } from './traverse.ts';
import { flagUsageError } from './usage-error.ts';

/** What the program needs from the place where it runs. */
export interface ProgramHost {
  /** The name it goes by in messages: "docker-images" or "docker". */
  readonly name: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /**
   * Follows the global flags, before a command is looked for. Quietly: without notices about what is set up. Rejects
   * with an ImageCliError.
   */
  prepare(flags: GlobalFlags, isQuiet?: boolean): Promise<PreparedProgram>;
}

/** A program that is ready for a command. */
export interface PreparedProgram {
  readonly context: CommandContext;
  /** Throws an ImageCliError for settings that forbid every command. */
  checkSettings(): void;
  /** What --context may name. */
  contextNames(): Promise<readonly string[]>;
}

/**
 * Runs what the words after the program's name ask for. Rejects with an ImageCliError that is ready to
 * be reported. The order of checks is docker's, for it decides which of several mistakes is told.
 */
export async function runProgram(words: readonly string[], host: ProgramHost): Promise<void> {
  const request = completionRequest(words);
  if (request !== null) {
    const { answerCompletion } = await import('./completion/answer-completion.ts');
    return answerCompletion(request, host);
  }
  const root = commandTree(allCommands, commandGroups);
  const globals = parseFlags(words, GLOBAL_FLAGS, false);
  for (const notice of globals.notices) await printNotice(host.stderr, notice);
  const prepared = await host.prepare(readGlobalFlags(globals));
  const program = host.name;
  const { problem } = globals;
  if (problem !== null) {
    throw flagUsageError({ words, problem, operands: [] }, { program, node: root }, root);
  }
  prepared.checkSettings();
  const destination = traverse(root, globals.operands);
  await runDestination({ context: prepared.context, program, root, globals }, destination);
}

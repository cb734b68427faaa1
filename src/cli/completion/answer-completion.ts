import { allCommands, commandGroups } from '../../command/all-commands.ts';
import type { CompletionRequest } from '../completion-request.ts';
import { commandTree } from '../command-tree.ts';
import { GLOBAL_FLAGS, readGlobalFlags } from '../global-flags.ts';
import { parseFlags } from '../parse-flags.ts';
import type { PreparedProgram, ProgramHost } from '../program.ts';
import { offer } from './offer.ts';
import type { NameSources } from './offer-names.ts';
import { offeredImages } from './offered-images.ts';
import { answerText, directiveNote } from './offering.ts';

/** Prints what the last word may become. Whatever goes wrong, there are just fewer candidates. */
export async function answerCompletion(
  { words, withSummaries }: CompletionRequest,
  host: ProgramHost,
): Promise<void> {
  const root = commandTree(allCommands, commandGroups);
  const offering = await offer(root, words, nameSources(words.slice(0, -1), host));
  await host.stdout.write(answerText(offering, withSummaries));
  await host.stderr.write(`${directiveNote(offering.directive)}\n`);
}

/** Names are looked up as the command itself would do it: with the flags that stand before it. */
function nameSources(words: readonly string[], host: ProgramHost): NameSources {
  const ask = async <T>(
    question: (program: PreparedProgram) => T | Promise<T>,
    none: T,
  ): Promise<T> => {
    try {
      const flags = readGlobalFlags(parseFlags(words, GLOBAL_FLAGS, false));
      return await question(await host.prepare(flags, true));
    } catch {
      // Somebody is typing: no error is worth to be shown between the words.
      return none;
    }
  };
  return {
    images: () => ask(({ context }) => offeredImages(context), { tags: [], ids: [] }),
    contexts: () => ask((program) => program.contextNames(), []),
    registries: () => ask(({ context }) => [...context.config.auths.keys()], []),
  };
}

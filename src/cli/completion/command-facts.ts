import type { CommandSpec } from '../../command/command-spec.ts';
import { imageInspectCommand } from '../../command/image-inspect.ts';
import { inspectCommand } from '../../command/inspect.ts';
import type { CommandManual } from '../../command/manual/command-manual.ts';

/** What filters and templates of a command know. */
export type CommandFacts = Pick<CommandManual, 'documents' | 'filters' | 'lists'>;

/** What the manual tells of a command. */
export async function factsOf(spec: CommandSpec): Promise<CommandFacts> {
  const manual = await spec.manual();
  if (spec !== inspectCommand.spec) return manual;
  // Its manual leaves images to the command that is theirs.
  const { documents = [] } = await imageInspectCommand.spec.manual();
  return { ...manual, documents: [...documents, ...(manual.documents ?? [])] };
}

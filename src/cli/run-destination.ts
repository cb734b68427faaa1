import { DEFAULT_COMMAND } from '../command/all-commands.ts';
import type { CommandContext, Output } from '../command/command-context.ts';
import { DOCKER_COMMIT, DOCKER_VERSION } from '../model/docker-version.ts';
import { ImageCliError } from '../model/errors.ts';
import {
  childOf,
  type CommandNode,
  flagsOf,
  type LeafNode,
  type RootNode,
} from './command-tree.ts';
import { type ParsedFlags, parseFlags } from './parse-flags.ts';
import { type Destination, traverse } from './traverse.ts';
import {
  checkArity,
  flagUsageError,
  type Named,
  unknownCommand,
  unknownTopic,
} from './usage-error.ts';
import { checkSupport, findLack } from './version-gate.ts';

/** What all commands of one run share. */
export interface Session {
  readonly context: CommandContext;
  /** The name that the program goes by. */
  readonly program: string;
  readonly root: RootNode;
  /** The flags before the first word. */
  readonly globals: ParsedFlags;
}

/** Reads the words that are left at the end of the way and does what they say. */
export async function runDestination(session: Session, destination: Destination): Promise<void> {
  const { context, program, globals } = session;
  const { node, notices } = destination;
  const named = { program, node };
  const interspersed = node.kind === 'command' ? node.spec.interspersed : true;
  const parsed = parseFlags(destination.words, flagsOf(node), interspersed);
  const { problem, operands } = parsed;
  if (problem !== null) {
    await checkSupport(context, named, parsed.given);
    // docker asks how old the engine is before it complains, where anything depends on that.
    await findLack(context, Object.values(flagsOf(node)));
    const bad = { words: destination.words, problem, operands };
    throw flagUsageError(bad, named, session.root);
  }
  for (const notice of [...notices, ...parsed.notices]) await context.stdout.write(`${notice}\n`);
  const help = ownTruth(parsed, 'help') ?? destination.help ?? ownTruth(globals, 'help');
  if (help === true) await printHelp(session, named, parsed.given);
  else await runNode(session, node, parsed);
}

async function runNode(session: Session, node: CommandNode, parsed: ParsedFlags): Promise<void> {
  const { context, program } = session;
  const [word] = parsed.operands;
  switch (node.kind) {
    case 'root':
      return runRoot(session, parsed);
    case 'group':
      if (word !== undefined) throw unknownCommand(word, { program, node }, session.root);
      return writeHelp(context, { program, node }, context.stderr);
    case 'help':
      return runHelp(session, parsed.operands);
    case 'command':
      return runCommand(session, node, parsed);
  }
}

async function runRoot(session: Session, parsed: ParsedFlags): Promise<void> {
  const { context, program, root, globals } = session;
  const [word] = parsed.operands;
  if (ownTruth(parsed, 'version') ?? ownTruth(globals, 'version')) {
    return context.stdout.write(`Docker version ${DOCKER_VERSION}, build ${DOCKER_COMMIT}\n`);
  }
  if (word !== undefined) throw unknownCommand(word, { program, node: root }, root);
  return runDestination(session, traverse(root, [DEFAULT_COMMAND]));
}

async function runHelp(session: Session, topic: readonly string[]): Promise<void> {
  const { program, root } = session;
  let node: CommandNode = root;
  for (const [at, word] of topic.entries()) {
    const child = childOf(node, word);
    if (child === undefined) throw unknownTopic(topic.slice(at), { program, node }, root);
    node = child;
  }
  await printHelp(session, { program, node }, new Set());
}

async function runCommand(
  { context, program }: Session,
  node: LeafNode,
  { values, given, operands }: ParsedFlags,
): Promise<void> {
  const named = { program, node };
  // Once, before anything is done; help and --version go without.
  context.settings();
  // A command that the engine lacks is told before wrong arguments, a flag behind them.
  if (node.spec.minApi !== undefined) await checkSupport(context, named, given);
  checkArity(operands, named);
  await checkSupport(context, named, given);
  const called = { program, command: node.path };
  await node.spec.run(context, { args: operands, flags: values, given, called });
}

/** On an engine that is too old for what was given, docker tells that in place of help, and exits with 0. */
async function printHelp(
  { context }: Session,
  named: Named,
  given: ReadonlySet<string>,
): Promise<void> {
  try {
    await checkSupport(context, named, given);
  } catch (error) {
    if (!(error instanceof ImageCliError) || error.kind !== 'unsupported') throw error;
    return context.stdout.write(`${error.message}\n`);
  }
  return writeHelp(context, named, context.stdout);
}

/** All that help needs is loaded only here: most calls ask for none. */
async function writeHelp(context: CommandContext, named: Named, output: Output): Promise<void> {
  const { helpText } = await import('./help.ts');
  await output.write(await helpText(context, named, output));
}

/** The value that was given for a switch; null: none was given. */
function ownTruth({ values, given }: ParsedFlags, name: string): boolean | null {
  return given.has(name) ? values[name] === true : null;
}

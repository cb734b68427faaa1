import type { ImageEngine } from '../engine/engine.ts';
import {
  CancelledError,
  EngineError,
  ImageCliError,
  NotFoundError,
  PartialFailureError,
  UsageError,
} from '../model/errors.ts';
import type { ProgressMessage } from '../model/progress-message.ts';
import {
  familiarString,
  isNameOnly,
  parseReference,
  type Reference,
  referenceString,
  withDefaultTag,
} from '../model/reference.ts';
import { referenceRegistry } from '../model/registry-key.ts';
import { renderProgress } from '../progress/render-progress.ts';
import type { CommandContext } from './command-context.ts';
import { printText } from './print-text.ts';
import { registryAuth } from './registry-auth.ts';
import { progressStyle, showProgress } from './show-progress.ts';
import { withAdvice } from './unauthorized.ts';

/** What `pull` is asked for. */
export interface PullImagesOptions {
  readonly names: readonly string[];
  readonly allTags: boolean;
  /** '' when not given. */
  readonly platform: string;
  readonly quiet: boolean;
  readonly program: string;
}

const AT_A_TIME = 3;

/** Downloads images; one alone as docker does it. */
export async function pullImages(
  context: CommandContext,
  options: PullImagesOptions,
): Promise<void> {
  const references = options.names.map((name) => readName(name, options.allTags));
  const [only, ...others] = references;
  if (only !== undefined && others.length === 0) return pullOne(context, only, options);
  return pullSeveral(context, references, options);
}

function readName(name: string, allTags: boolean): Reference {
  const reference = parseReference(name);
  if (allTags && !isNameOnly(reference)) {
    throw new UsageError("tag can't be used with --all-tags/-a", 1);
  }
  return reference;
}

async function pullOne(
  context: CommandContext,
  reference: Reference,
  options: PullImagesOptions,
): Promise<void> {
  const { allTags, quiet } = options;
  const { stdout } = context;
  if (!allTags && isNameOnly(reference) && !quiet)
    await stdout.write('Using default tag: latest\n');
  const wanted = allTags ? reference : withDefaultTag(reference);
  await pull(context, wanted, {
    ...options,
    show: (messages) => showProgress(context, messages, { quiet }),
  });
  await printText(stdout, `${referenceString(wanted)}\n`);
}

/** Lines of several downloads run together, so that each tells whose it is. */
async function pullSeveral(
  context: CommandContext,
  references: readonly Reference[],
  options: PullImagesOptions,
): Promise<void> {
  const waiting = references.map((one) => (options.allTags ? one : withDefaultTag(one)));
  const failures: ImageCliError[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const failure = await pullAmongOthers(context, next, options);
      if (failure !== null) failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  if (failures.length > 0) throw new PartialFailureError(failures);
}

async function pullAmongOthers(
  context: CommandContext,
  reference: Reference,
  options: PullImagesOptions,
): Promise<ImageCliError | null> {
  const name = familiarString(reference);
  try {
    await pull(context, reference, {
      ...options,
      show: (messages) => showLines(context, messages, options.quiet ? null : `${name}: `),
    });
    await printText(context.stdout, `${referenceString(reference)}\n`);
    return null;
  } catch (error) {
    if (!(error instanceof ImageCliError) || error instanceof CancelledError) throw error;
    return new EngineError(0, `${name}: ${error.message}`, { cause: error });
  }
}

async function showLines(
  context: CommandContext,
  messages: AsyncIterable<ProgressMessage>,
  prefix: string | null,
): Promise<void> {
  const style = { ...progressStyle(context), screen: { isTerminal: false, columns: 0 } };
  for await (const text of renderProgress(messages, style)) {
    const line = text.trimEnd();
    if (prefix !== null && line !== '') await context.stdout.write(`${prefix}${line}\n`);
  }
}

interface PullWork extends PullImagesOptions {
  readonly show: (messages: AsyncIterable<ProgressMessage>) => Promise<void>;
}

async function pull(
  context: CommandContext,
  reference: Reference,
  { platform, program, show }: PullWork,
): Promise<void> {
  const { signal } = context;
  const registry = referenceRegistry(reference);
  const auth = await registryAuth(context, registry);
  const engine = await context.openEngine();
  const watch = new ResultWatch();
  try {
    await show(watch.pass(engine.pull(reference, { platform, auth, signal })));
  } catch (error) {
    throw withAdvice({ registry, program }, error);
  }
  if (!watch.hasResult && !isNameOnly(reference)) await checkPresence(engine, reference, signal);
}

/** Notes whether an engine tells how a download ended. */
class ResultWatch {
  hasResult = false;

  async *pass(messages: AsyncIterable<ProgressMessage>): AsyncGenerator<ProgressMessage> {
    for await (const message of messages) {
      if (/^(?:Status|Digest): /.test(message.status)) this.hasResult = true;
      yield message;
    }
  }
}

/** docker takes the end of the stream for success, whatever cut it off. */
async function checkPresence(
  engine: ImageEngine,
  reference: Reference,
  signal: AbortSignal,
): Promise<void> {
  const name = familiarString(reference);
  try {
    await engine.inspect(name, { signal });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    const complaint = 'the engine stopped without a result, and the image is not there';
    throw new EngineError(0, `${name} was not pulled: ${complaint}`, { cause: error });
  }
}

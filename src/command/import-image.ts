import type { ImportSource } from '../engine/change-options.ts';
import { parseReference } from '../model/reference.ts';
import type { CommandContext } from './command-context.ts';
import { openFileBytes } from './file-bytes.ts';
import { showProgress } from './show-progress.ts';

/** What `import` is asked for. Texts are '' when not given. */
export interface ImportImageOptions {
  /** A path, a URL that the engine fetches, or "-" for standard input. */
  readonly source: string;
  readonly name: string;
  readonly message: string;
  readonly changes: readonly string[];
  readonly platform: string;
}

/** Makes an image of a file system. */
export async function importImage(
  context: CommandContext,
  { source, ...options }: ImportImageOptions,
): Promise<void> {
  const { stdin, signal } = context;
  const end = new AbortController();
  const from = await openSource(source, stdin, end.signal);
  try {
    if (options.name !== '') parseReference(options.name);
    const engine = await context.openEngine();
    await showProgress(context, engine.import(from, { ...options, signal }));
  } finally {
    end.abort();
  }
}

async function openSource(
  source: string,
  stdin: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<ImportSource> {
  if (source === '-') return { kind: 'archive', bytes: stdin };
  if (/^https?:\/\//.test(source)) return { kind: 'url', url: source };
  return { kind: 'archive', bytes: await openFileBytes(source, signal) };
}

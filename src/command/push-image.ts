import type { ColorChoice } from '../model/color-choice.ts';
import { InvalidPlatformError, UsageError } from '../model/errors.ts';
import { type Platform, parsePlatform } from '../model/platform.ts';
import {
  isNameOnly,
  parseReference,
  type Reference,
  referenceString,
  withDefaultTag,
} from '../model/reference.ts';
import { referenceRegistry } from '../model/registry-key.ts';
import { renderNote } from '../progress/note.ts';
import type { CommandContext } from './command-context.ts';
import { printText } from './print-text.ts';
import { pushNote } from './push-note.ts';
import { registryAuth } from './registry-auth.ts';
import { showProgress } from './show-progress.ts';
import { withLoginAdvice } from './unauthorized.ts';

/** What `push` is asked for. */
export interface PushImageOptions {
  readonly name: string;
  readonly allTags: boolean;
  /** '' when not given. */
  readonly platform: string;
  readonly quiet: boolean;
  /** Null: not given. */
  readonly color: ColorChoice | null;
  readonly program: string;
}

const ONE_PLATFORM = `Using --platform pushes only the specified platform manifest of a multi-platform image index.
Other components, like attestations, will not be included.
To push the complete multi-platform image, remove the --platform flag.
`;

/** Uploads an image. */
export async function pushImage(
  context: CommandContext,
  { name, allTags, platform, quiet, color, program }: PushImageOptions,
): Promise<void> {
  const { stdout, signal } = context;
  const use = context.surroundings.colorUse(stdout, color);
  const isPainted = use === 'all';
  const wanted =
    platform === '' ? {} : { platform: await readPlatform(context, platform, isPainted) };
  const reference = await readName(context, name, { allTags, quiet });
  const registry = referenceRegistry(reference);
  const auth = await registryAuth(context, registry);
  const engine = await context.openEngine();
  const notes: string[] = [];
  const onAux = (json: string): void => {
    notes.push(...pushNote(json, use !== 'none'));
  };
  const messages = engine.push(reference, { ...wanted, auth, signal });
  try {
    await withLoginAdvice({ registry, program }, () =>
      showProgress(context, messages, { quiet, onAux }),
    );
    if (quiet) await printText(stdout, `${referenceString(reference)}\n`);
  } finally {
    for (const note of notes) await stdout.write(await renderNote(note, isPainted));
  }
}

async function readPlatform(
  { stdout, stderr, surroundings }: CommandContext,
  text: string,
  isPainted: boolean,
): Promise<Platform> {
  const { architecture, os } = surroundings.client;
  try {
    const platform = parsePlatform(text, architecture, os);
    await stdout.write(await renderNote(ONE_PLATFORM, isPainted));
    return platform;
  } catch (error) {
    if (error instanceof InvalidPlatformError) await printText(stderr, `Invalid platform ${text}`);
    throw error;
  }
}

async function readName(
  { stdout }: CommandContext,
  name: string,
  { allTags, quiet }: { readonly allTags: boolean; readonly quiet: boolean },
): Promise<Reference> {
  const reference = parseReference(name);
  if (allTags && !isNameOnly(reference)) {
    throw new UsageError("tag can't be used with --all-tags/-a", 1);
  }
  if (allTags || !isNameOnly(reference)) return reference;
  if (!quiet) await stdout.write('Using default tag: latest\n');
  return withDefaultTag(reference);
}

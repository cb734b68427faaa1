import type { CommandContext } from '../../command/command-context.ts';
import { CancelledError } from '../../model/errors.ts';
import { shortId } from '../../model/digest.ts';

/** What images can be called by. */
export interface OfferedImages {
  /** "alpine:3.20", in the engine's order. */
  readonly tags: readonly string[];
  /** Short IDs of those that have none. */
  readonly ids: readonly string[];
}

const PATIENCE = 300; // milliseconds; who types waits no longer
const TERMINATED = 15; // SIGTERM
const NO_IMAGES: OfferedImages = { tags: [], ids: [] };
const NO_TAG = '<none>:<none>';

/** The images of the engine. None when it does not answer in time, or at all. Never rejects. */
export async function offeredImages(context: CommandContext): Promise<OfferedImages> {
  const controller = new AbortController();
  const giveUp = (): void => controller.abort(new CancelledError(TERMINATED));
  context.signal.addEventListener('abort', giveUp);
  const timer = setTimeout(giveUp, PATIENCE);
  const images = listImages(context, controller.signal).catch(() => NO_IMAGES);
  try {
    return await Promise.race([images, aborted(controller.signal)]);
  } finally {
    clearTimeout(timer);
    context.signal.removeEventListener('abort', giveUp);
  }
}

async function listImages(context: CommandContext, signal: AbortSignal): Promise<OfferedImages> {
  const tags: string[] = [];
  const ids: string[] = [];
  const engine = await context.openEngine();
  for await (const images of engine.list({ signal })) {
    for (const { id, repoTags } of images) {
      const names = repoTags.filter((name) => name !== NO_TAG);
      if (names.length === 0) ids.push(shortId(id));
      for (const name of names) tags.push(name);
    }
  }
  return { tags, ids };
}

/** Whatever the engine makes of an abort: nobody waits for that. */
function aborted(signal: AbortSignal): Promise<OfferedImages> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(NO_IMAGES));
  });
}

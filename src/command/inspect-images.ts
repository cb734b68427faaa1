import { parsePlatform } from '../model/platform.ts';
import type { CommandContext } from './command-context.ts';
import { inspectAll, type InspectRequest } from './inspect-all.ts';

/** What `image inspect` is asked for. */
export interface InspectImagesOptions extends InspectRequest {
  /** The --platform; '' when not given. */
  readonly platform: string;
}

/** Prints the documents of images. */
export async function inspectImages(
  context: CommandContext,
  { platform, ...request }: InspectImagesOptions,
): Promise<void> {
  const { architecture, os } = context.surroundings.client;
  const wanted = platform === '' ? {} : { platform: parsePlatform(platform, architecture, os) };
  const engine = await context.openEngine();
  const { signal } = context;
  await inspectAll(context, request, async (name) => ({
    kind: 'image',
    document: await engine.inspect(name, { ...wanted, signal }),
  }));
}

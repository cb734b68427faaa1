import type { ByPlatform } from '../engine/engine.ts';
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
  const wanted = await wantedPlatform(context, platform);
  const engine = await context.openEngine();
  const { signal } = context;
  await inspectAll(context, request, async (name) => ({
    kind: 'image',
    document: await engine.inspect(name, { ...wanted, signal }),
  }));
}

async function wantedPlatform(
  { surroundings }: CommandContext,
  platform: string,
): Promise<Pick<ByPlatform, 'platform'>> {
  if (platform === '') return {};
  const { parsePlatform } = await import('../model/platform.ts');
  const { architecture, os } = surroundings.client;
  return { platform: parsePlatform(platform, architecture, os) };
}

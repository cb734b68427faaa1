import { type Command, defineCommand } from './command-spec.ts';
import { documentFormatFlag, PLATFORM_FORM } from './shared-flags.ts';

/** `image inspect` */
export const imageInspectCommand: Command = defineCommand(['image inspect'], () => ({
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  summary: 'Print all that the engine knows about images',
  topic: 'listing',
  arity: { kind: 'at-least', count: 1 },
  offers: { args: ['image'], flags: { platform: 'platform' } },
  flags: {
    format: documentFormatFlag,
    platform: {
      kind: 'string',
      minApi: '1.49',
      summary: `Look at this platform, ${PLATFORM_FORM}; an image that is not there for it is an error`,
      unset: "the engine's",
    },
  },
  async manual() {
    const { imageInspectManual } = await import('./manual/image-inspect.ts');
    return imageInspectManual;
  },
  async run(context, { args, flags }) {
    const { inspectImages } = await import('./inspect-images.ts');
    await inspectImages(context, {
      names: args,
      format: flags.format ?? '',
      platform: flags.platform ?? '',
    });
  },
}));

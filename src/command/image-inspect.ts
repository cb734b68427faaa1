import { type CommandSpec, defineCommand } from './command-spec.ts';
import { documentFormatFlag } from './shared-flags.ts';

/** `image inspect` */
export const imageInspectCommand: CommandSpec = defineCommand({
  places: [{ group: 'image', name: 'inspect' }],
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  summary: 'Print all that the engine knows about images',
  arity: { kind: 'at-least', count: 1 },
  flags: {
    format: documentFormatFlag,
    platform: {
      kind: 'string',
      minApi: '1.49',
      summary:
        'The platform to look at, as "OS[/ARCHITECTURE[/VARIANT]]": "linux/amd64". An image that is not there for this platform is an error',
    },
  },
  async run(context, { args, flags }) {
    const { inspectImages } = await import('./inspect-images.ts');
    await inspectImages(context, {
      names: args,
      format: flags.format ?? '',
      platform: flags.platform ?? '',
    });
  },
});

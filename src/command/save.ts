import { type Command, defineCommand } from './command-spec.ts';
import { PLATFORM_FORM } from './shared-flags.ts';

/** `save`, `image save` */
export const saveCommand: Command = defineCommand(['image save', 'save'], () => ({
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  summary: 'Write images into a tar archive',
  topic: 'moving',
  arity: { kind: 'at-least', count: 1 },
  offers: { args: ['image'], flags: { output: 'file', platform: 'platform' } },
  flags: {
    output: { kind: 'string', short: 'o', summary: 'Write this file', unset: 'standard output' },
    platform: {
      kind: 'string',
      minApi: '1.48',
      summary: `Write this platform alone, ${PLATFORM_FORM}`,
      unset: 'all',
    },
  },
  async manual() {
    const { saveManual } = await import('./manual/save.ts');
    return saveManual;
  },
  async run(context, { args, flags }) {
    const { saveImages } = await import('./save-images.ts');
    await saveImages(context, {
      names: args,
      output: flags.output ?? '',
      platform: flags.platform ?? '',
    });
  },
}));

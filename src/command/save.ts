import { type CommandSpec, defineCommand } from './command-spec.ts';

/** `save`, `image save` */
export const saveCommand: CommandSpec = defineCommand({
  places: [{ group: 'image', name: 'save' }, { name: 'save' }],
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  summary: 'Write images into a tar archive',
  arity: { kind: 'at-least', count: 1 },
  flags: {
    output: { kind: 'string', short: 'o', summary: 'Write to this file, not to standard output' },
    platform: {
      kind: 'string',
      minApi: '1.48',
      summary: 'Write this platform alone, as "OS[/ARCHITECTURE[/VARIANT]]": "linux/amd64"',
    },
  },
  async run(context, { args, flags }) {
    const { saveImages } = await import('./save-images.ts');
    await saveImages(context, {
      names: args,
      output: flags.output ?? '',
      platform: flags.platform ?? '',
    });
  },
});

import { type CommandSpec, defineCommand } from './command-spec.ts';

/** `import`, `image import` */
export const importCommand: CommandSpec = defineCommand({
  places: [{ group: 'image', name: 'import' }, { name: 'import' }],
  usage: '[OPTIONS] file|URL|- [REPOSITORY[:TAG]]',
  summary: 'Make an image of a tar archive that holds a file system',
  arity: { kind: 'at-least', count: 1 },
  flags: {
    change: { kind: 'list', short: 'c', summary: 'Apply this Dockerfile instruction' },
    message: { kind: 'string', short: 'm', summary: 'A remark to keep with the image' },
    platform: {
      kind: 'string',
      minApi: '1.32',
      summary: 'The platform of the image, as "OS[/ARCHITECTURE[/VARIANT]]": "linux/amd64"',
    },
  },
  async run(context, { args: [source = '', name = ''], flags }) {
    const { importImage } = await import('./import-image.ts');
    await importImage(context, {
      source,
      name,
      message: flags.message ?? '',
      changes: flags.change,
      platform: flags.platform ?? context.surroundings.variable('DOCKER_DEFAULT_PLATFORM'),
    });
  },
});

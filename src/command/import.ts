import { type Command, defineCommand } from './command-spec.ts';
import { PLATFORM_FORM } from './shared-flags.ts';

/** `import`, `image import` */
export const importCommand: Command = defineCommand(['image import', 'import'], () => ({
  usage: '[OPTIONS] file|URL|- [REPOSITORY[:TAG]]',
  summary: 'Make an image of a tar archive that holds a file system',
  topic: 'moving',
  arity: { kind: 'at-least', count: 1 },
  offers: { args: ['file', 'tag'], flags: { platform: 'platform' } },
  flags: {
    change: {
      kind: 'list',
      short: 'c',
      summary: 'Apply this Dockerfile instruction; repeat it for more',
    },
    message: { kind: 'string', short: 'm', summary: 'A remark to keep with the image' },
    platform: {
      kind: 'string',
      minApi: '1.32',
      summary: `Mark the image as one for this platform, ${PLATFORM_FORM}`,
      unset: "the engine's",
    },
  },
  async manual() {
    const { importManual } = await import('./manual/import.ts');
    return importManual;
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
}));

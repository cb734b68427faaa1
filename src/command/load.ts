import { type Command, defineCommand } from './command-spec.ts';
import { PLATFORM_FORM } from './shared-flags.ts';

/** `load`, `image load` */
export const loadCommand: Command = defineCommand(['image load', 'load'], () => ({
  usage: '[OPTIONS]',
  summary: 'Read images from a tar archive',
  topic: 'moving',
  arity: { kind: 'none' },
  offers: { flags: { input: 'file', platform: 'platform' } },
  flags: {
    input: { kind: 'string', short: 'i', summary: 'Read this file', unset: 'standard input' },
    platform: {
      kind: 'string',
      minApi: '1.48',
      summary: `Read this platform alone, ${PLATFORM_FORM}`,
      unset: 'all',
    },
    quiet: { kind: 'boolean', short: 'q', summary: 'Print only what was read' },
  },
  async manual() {
    const { loadManual } = await import('./manual/load.ts');
    return loadManual;
  },
  async run(context, { flags }) {
    const { loadImages } = await import('./load-images.ts');
    await loadImages(context, {
      input: flags.input ?? '',
      platform: flags.platform ?? '',
      quiet: flags.quiet,
    });
  },
}));

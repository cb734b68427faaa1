import { type Command, defineCommand } from './command-spec.ts';
import { PLATFORM_FORM } from './shared-flags.ts';

/** `rmi`, `image rm` */
export const rmiCommand: Command = defineCommand(['image rm', 'image remove', 'rmi'], () => ({
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  summary: 'Remove images',
  topic: 'changing',
  arity: { kind: 'at-least', count: 1 },
  offers: { args: ['image'], flags: { platform: 'platform' } },
  flags: {
    force: {
      kind: 'boolean',
      short: 'f',
      summary: 'Remove also what has other names or stopped containers',
    },
    'no-prune': { kind: 'boolean', summary: 'Keep parents that have no name' },
    platform: {
      kind: 'csv',
      minApi: '1.50',
      summary: `Remove these platforms alone, each ${PLATFORM_FORM}`,
      unset: 'all',
    },
  },
  async manual() {
    const { rmiManual } = await import('./manual/rmi.ts');
    return rmiManual;
  },
  async run(context, { args, flags }) {
    const { removeImages } = await import('./remove-images.ts');
    await removeImages(context, {
      names: args,
      force: flags.force,
      keepParents: flags['no-prune'],
      platforms: flags.platform,
    });
  },
}));

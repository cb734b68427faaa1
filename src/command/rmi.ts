import { type CommandSpec, defineCommand } from './command-spec.ts';

/** `rmi`, `image rm` */
export const rmiCommand: CommandSpec = defineCommand({
  places: [{ group: 'image', name: 'rm', aliases: ['remove'] }, { name: 'rmi' }],
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  summary: 'Remove images',
  arity: { kind: 'at-least', count: 1 },
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
      summary: 'Remove only these platforms, each as "OS[/ARCHITECTURE[/VARIANT]]": "linux/amd64"',
    },
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
});

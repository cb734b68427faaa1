import { type CommandSpec, defineCommand } from './command-spec.ts';
import { contentTrustFlag, refuseContentTrust } from './content-trust.ts';

/** `pull`, `image pull` */
export const pullCommand: CommandSpec = defineCommand({
  places: [{ group: 'image', name: 'pull' }, { name: 'pull' }],
  usage: '[OPTIONS] NAME[:TAG|@DIGEST]',
  summary: 'Download images from a registry; several of them three at a time',
  arity: { kind: 'exactly', count: 1, orMore: true },
  flags: {
    'all-tags': { kind: 'boolean', short: 'a', summary: 'Download every tag of the repository' },
    'disable-content-trust': contentTrustFlag,
    platform: {
      kind: 'string',
      minApi: '1.32',
      summary: 'The platform to download, as "OS[/ARCHITECTURE[/VARIANT]]": "linux/amd64"',
    },
    quiet: { kind: 'boolean', short: 'q', summary: 'Print only what was downloaded' },
  },
  async run(context, { args, flags, given, called }) {
    refuseContentTrust(context.surroundings, {
      isGiven: given.has('disable-content-trust'),
      disabled: flags['disable-content-trust'],
    });
    const { pullImages } = await import('./pull-images.ts');
    await pullImages(context, {
      names: args,
      allTags: flags['all-tags'],
      platform: flags.platform ?? context.surroundings.variable('DOCKER_DEFAULT_PLATFORM'),
      quiet: flags.quiet,
      program: called.program,
    });
  },
});

import { type Command, defineCommand } from './command-spec.ts';
import { contentTrustFlag, refuseContentTrust } from './content-trust.ts';
import { PLATFORM_FORM } from './shared-flags.ts';

/** `pull`, `image pull` */
export const pullCommand: Command = defineCommand(['image pull', 'pull'], () => ({
  usage: '[OPTIONS] NAME[:TAG|@DIGEST]',
  summary: 'Download images from a registry; several of them three at a time',
  topic: 'moving',
  arity: { kind: 'exactly', count: 1, orMore: true },
  offers: { args: ['tag'], flags: { platform: 'platform' } },
  flags: {
    'all-tags': { kind: 'boolean', short: 'a', summary: 'Download every tag of the repository' },
    'disable-content-trust': contentTrustFlag,
    platform: {
      kind: 'string',
      minApi: '1.32',
      summary: `Download for this platform, ${PLATFORM_FORM}`,
      unset: "the engine's",
    },
    quiet: { kind: 'boolean', short: 'q', summary: 'Print only what was downloaded' },
  },
  async manual() {
    const { pullManual } = await import('./manual/pull.ts');
    return pullManual;
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
}));

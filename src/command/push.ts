import { type Command, defineCommand } from './command-spec.ts';
import { contentTrustFlag, refuseContentTrust } from './content-trust.ts';
import { colorFlag, PLATFORM_FORM } from './shared-flags.ts';

/** `push`, `image push` */
export const pushCommand: Command = defineCommand(['image push', 'push'], () => ({
  usage: '[OPTIONS] NAME[:TAG]',
  summary: 'Upload an image to a registry',
  topic: 'moving',
  arity: { kind: 'exactly', count: 1 },
  offers: { args: ['tag'], flags: { platform: 'platform' } },
  flags: {
    'all-tags': { kind: 'boolean', short: 'a', summary: 'Upload every tag of the repository' },
    color: colorFlag,
    'disable-content-trust': contentTrustFlag,
    platform: {
      kind: 'string',
      minApi: '1.46',
      summary: `Upload this platform alone, ${PLATFORM_FORM}`,
      unset: 'all',
    },
    quiet: { kind: 'boolean', short: 'q', summary: 'Print only what was uploaded' },
  },
  async manual() {
    const { pushManual } = await import('./manual/push.ts');
    return pushManual;
  },
  async run(context, { args: [name = ''], flags, given, called }) {
    refuseContentTrust(context.surroundings, {
      isGiven: given.has('disable-content-trust'),
      disabled: flags['disable-content-trust'],
    });
    const { pushImage } = await import('./push-image.ts');
    await pushImage(context, {
      name,
      allTags: flags['all-tags'],
      platform: flags.platform ?? '',
      quiet: flags.quiet,
      color: flags.color ?? null,
      program: called.program,
    });
  },
}));

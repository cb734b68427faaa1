import { type Command, defineCommand } from './command-spec.ts';
import { listFormatFlag, noTruncFlag, PLATFORM_FORM, quietFlag } from './shared-flags.ts';

/** `history`, `image history` */
export const historyCommand: Command = defineCommand(['image history', 'history'], () => ({
  usage: '[OPTIONS] IMAGE',
  summary: 'List the steps that an image was made in',
  topic: 'listing',
  arity: { kind: 'exactly', count: 1 },
  offers: { args: ['image'], flags: { platform: 'platform' } },
  flags: {
    format: listFormatFlag,
    human: {
      kind: 'boolean',
      short: 'H',
      default: true,
      summary: 'Write sizes and ages for people, not for programs',
    },
    'no-trunc': noTruncFlag,
    platform: {
      kind: 'string',
      minApi: '1.48',
      summary: `Look at this platform, ${PLATFORM_FORM}`,
      unset: "the engine's",
    },
    quiet: quietFlag,
  },
  async manual() {
    const { historyManual } = await import('./manual/history.ts');
    return historyManual;
  },
  async run(context, { args: [name = ''], flags }) {
    const { showHistory } = await import('./show-history.ts');
    await showHistory(context, {
      name,
      format: flags.format ?? '',
      human: flags.human,
      truncate: !flags['no-trunc'],
      platform: flags.platform ?? '',
      quiet: flags.quiet,
    });
  },
}));

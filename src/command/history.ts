import { type CommandSpec, defineCommand } from './command-spec.ts';
import { listFormatFlag, noTruncFlag, quietFlag } from './shared-flags.ts';

/** `history`, `image history` */
export const historyCommand: CommandSpec = defineCommand({
  places: [{ group: 'image', name: 'history' }, { name: 'history' }],
  usage: '[OPTIONS] IMAGE',
  summary: 'List the steps that an image was made in',
  arity: { kind: 'exactly', count: 1 },
  flags: {
    format: listFormatFlag,
    human: {
      kind: 'boolean',
      short: 'H',
      default: true,
      summary: 'Write sizes and dates for people',
    },
    'no-trunc': noTruncFlag,
    platform: {
      kind: 'string',
      minApi: '1.48',
      summary: 'The platform to look at, as "OS[/ARCHITECTURE[/VARIANT]]": "linux/amd64"',
    },
    quiet: quietFlag,
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
});

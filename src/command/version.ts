import { type CommandSpec, defineCommand } from './command-spec.ts';
import { documentFormatFlag } from './shared-flags.ts';

/** `version` */
export const versionCommand: CommandSpec = defineCommand({
  places: [{ name: 'version' }],
  usage: '[OPTIONS]',
  summary: 'Tell the versions of client and engine',
  arity: { kind: 'none' },
  flags: { format: documentFormatFlag },
  async run(context, { flags }) {
    const { showVersion } = await import('./show-version.ts');
    await showVersion(context, flags.format ?? '');
  },
});

import { type Command, defineCommand } from './command-spec.ts';
import { documentFormatFlag } from './shared-flags.ts';

/** `version` */
export const versionCommand: Command = defineCommand(['version'], () => ({
  usage: '[OPTIONS]',
  summary: 'Tell the versions of client and engine',
  topic: 'other',
  arity: { kind: 'none' },
  flags: { format: { ...documentFormatFlag, unset: 'text for people' } },
  async manual() {
    const { versionManual } = await import('./manual/version.ts');
    return versionManual;
  },
  async run(context, { flags }) {
    const { showVersion } = await import('./show-version.ts');
    await showVersion(context, flags.format ?? '');
  },
}));

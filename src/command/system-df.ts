import { type Command, defineCommand } from './command-spec.ts';
import { listFormatFlag } from './shared-flags.ts';

/** `system df` */
export const systemDfCommand: Command = defineCommand(['system df'], () => ({
  usage: '[OPTIONS]',
  summary: 'Tell what takes up disk space',
  topic: 'listing',
  arity: { kind: 'none' },
  minApi: '1.25',
  flags: {
    format: listFormatFlag,
    verbose: { kind: 'boolean', short: 'v', summary: 'List every single thing' },
  },
  async manual() {
    const { systemDfManual } = await import('./manual/system-df.ts');
    return systemDfManual;
  },
  async run(context, { flags }) {
    const { showDiskUsage } = await import('./show-disk-usage.ts');
    await showDiskUsage(context, { format: flags.format ?? '', verbose: flags.verbose });
  },
}));

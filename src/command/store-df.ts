import { type Command, defineCommand } from './command-spec.ts';

/** `store df` */
export const storeDfCommand: Command = defineCommand(['store df'], () => ({
  usage: '[OPTIONS]',
  summary: 'Tell what the local store takes up on the disk',
  topic: 'store',
  arity: { kind: 'none' },
  flags: {
    json: { kind: 'boolean', summary: 'Print bytes as JSON' },
  },
  async manual() {
    const { storeDfManual } = await import('./manual/store-df.ts');
    return storeDfManual;
  },
  async run(context, { flags }) {
    const { showStoreUsage } = await import('./look-after-store.ts');
    await showStoreUsage(context, flags.json);
  },
}));

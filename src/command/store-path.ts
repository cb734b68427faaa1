import { type Command, defineCommand } from './command-spec.ts';

/** `store path` */
export const storePathCommand: Command = defineCommand(['store path'], () => ({
  usage: '',
  summary: 'Print the folder of the local store',
  topic: 'store',
  arity: { kind: 'none' },
  flags: {},
  async manual() {
    const { storePathManual } = await import('./manual/store-path.ts');
    return storePathManual;
  },
  async run(context) {
    const { printStorePath } = await import('./look-after-store.ts');
    await printStorePath(context);
  },
}));

import { type Command, defineCommand } from './command-spec.ts';

/** `store gc` */
export const storeGcCommand: Command = defineCommand(['store gc'], () => ({
  usage: '[OPTIONS]',
  summary: 'Remove content of the local store that no image needs, once it is a day old',
  topic: 'store',
  arity: { kind: 'none' },
  flags: {
    all: {
      kind: 'boolean',
      short: 'a',
      summary: 'Also what is younger: a download that goes on may have to begin anew',
    },
  },
  async manual() {
    const { storeGcManual } = await import('./manual/store-gc.ts');
    return storeGcManual;
  },
  async run(context, { flags }) {
    const { collectGarbage } = await import('./look-after-store.ts');
    await collectGarbage(context, flags.all);
  },
}));

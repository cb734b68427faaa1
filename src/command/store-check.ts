import { type Command, defineCommand } from './command-spec.ts';

/** `store check` */
export const storeCheckCommand: Command = defineCommand(['store check'], () => ({
  usage: '[OPTIONS]',
  summary: 'Look whether all images of the local store are there and whole',
  topic: 'store',
  arity: { kind: 'none' },
  flags: {
    full: { kind: 'boolean', summary: 'Read all content and compare it with its digests' },
    json: { kind: 'boolean', summary: 'Print the result as JSON' },
    repair: {
      kind: 'boolean',
      summary: 'Put right what can be put right: images that lack content lose their names',
    },
  },
  async manual() {
    const { storeCheckManual } = await import('./manual/store-check.ts');
    return storeCheckManual;
  },
  async run(context, { flags }) {
    const { checkStore } = await import('./check-store.ts');
    await checkStore(context, { full: flags.full, json: flags.json, repair: flags.repair });
  },
}));

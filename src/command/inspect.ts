import { type Command, defineCommand } from './command-spec.ts';
import { OBJECT_KINDS } from './object-kinds.ts';
import { documentFormatFlag } from './shared-flags.ts';

/** `inspect` */
export const inspectCommand: Command = defineCommand(['inspect'], () => ({
  usage: '[OPTIONS] NAME|ID [NAME|ID...]',
  summary: 'Print all that the engine knows about objects of any type',
  topic: 'listing',
  arity: { kind: 'at-least', count: 1 },
  offers: { args: ['image'], flags: { type: OBJECT_KINDS } },
  flags: {
    format: documentFormatFlag,
    size: {
      kind: 'boolean',
      short: 's',
      summary: 'Measure how much disk a container takes',
    },
    type: { kind: 'string', summary: 'Look only for objects of this type', unset: 'every type' },
  },
  async manual() {
    const { inspectManual } = await import('./manual/inspect.ts');
    return inspectManual;
  },
  async run(context, { args, flags }) {
    const { inspectObjects } = await import('./inspect-objects.ts');
    await inspectObjects(context, {
      names: args,
      format: flags.format ?? '',
      size: flags.size,
      type: flags.type ?? null,
    });
  },
}));

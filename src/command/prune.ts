import { type Command, defineCommand } from './command-spec.ts';

/** `image prune`, and `prune` for short */
export const pruneCommand: Command = defineCommand(['image prune', 'prune'], () => ({
  usage: '[OPTIONS]',
  summary: 'Remove images that nothing uses',
  topic: 'changing',
  arity: { kind: 'none' },
  minApi: '1.25',
  flags: {
    all: {
      kind: 'boolean',
      short: 'a',
      summary: 'Remove every image that no container uses, not just those without a name',
    },
    filter: {
      kind: 'filter',
      summary: 'Remove only images for which this holds, KEY=VALUE; repeat it for more',
    },
    force: { kind: 'boolean', short: 'f', summary: 'Do not ask' },
  },
  async manual() {
    const { pruneManual } = await import('./manual/prune.ts');
    return pruneManual;
  },
  async run(context, { flags }) {
    const { pruneImages } = await import('./prune-images.ts');
    await pruneImages(context, { all: flags.all, filters: flags.filter, force: flags.force });
  },
}));

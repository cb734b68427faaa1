import { type Command, defineCommand } from './command-spec.ts';
import { listFormatFlag, noTruncFlag } from './shared-flags.ts';

/** `search` */
export const searchCommand: Command = defineCommand(['search'], () => ({
  usage: '[OPTIONS] TERM',
  summary: 'Search Docker Hub, or another registry, for images',
  topic: 'listing',
  arity: { kind: 'exactly', count: 1 },
  flags: {
    filter: {
      kind: 'filter',
      short: 'f',
      summary: 'List only repositories for which this holds, KEY=VALUE; repeat it for more',
    },
    format: listFormatFlag,
    limit: { kind: 'int', summary: 'List no more than so many; 0 leaves it to the registry' },
    'no-trunc': noTruncFlag,
  },
  async manual() {
    const { searchManual } = await import('./manual/search.ts');
    return searchManual;
  },
  async run(context, { args: [term = ''], flags, called }) {
    const { searchImages } = await import('./search-images.ts');
    await searchImages(context, {
      term,
      filters: flags.filter,
      format: flags.format ?? '',
      limit: flags.limit,
      truncate: !flags['no-trunc'],
      called,
    });
  },
}));

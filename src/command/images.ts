import { VIEWS } from '../config/own-settings.ts';
import { type Command, defineCommand } from './command-spec.ts';
import { colorFlag, listFormatFlag, noTruncFlag, quietFlag } from './shared-flags.ts';
import { SORT_KEYS } from './sort-keys.ts';

/** `images`, `image ls` */
export const imagesCommand: Command = defineCommand(['image ls', 'image list', 'images'], () => ({
  usage: '[OPTIONS] [REPOSITORY[:TAG]]',
  summary: 'List the images that the engine has',
  topic: 'listing',
  arity: { kind: 'at-most', count: 1 },
  offers: { args: ['tag'] },
  flags: {
    all: { kind: 'boolean', short: 'a', summary: 'Include intermediate images' },
    color: colorFlag,
    digests: { kind: 'boolean', summary: 'Add a column with digests' },
    filter: {
      kind: 'filter',
      short: 'f',
      summary: 'List only images for which this holds, KEY=VALUE; repeat it for more',
    },
    format: listFormatFlag,
    'no-trunc': noTruncFlag,
    quiet: quietFlag,
    sort: {
      kind: 'string',
      placeholder: 'key',
      choices: SORT_KEYS,
      unset: 'as the engine lists them',
      summary:
        'List by "created", "id", "name" or "size", the least first; with a minus in front ("-size") the other way round. Docker has no such flag',
    },
    tree: {
      kind: 'boolean',
      minApi: '1.47',
      summary: 'Show the platforms of each image below it; an experiment',
    },
    view: {
      kind: 'string',
      placeholder: 'view',
      choices: VIEWS,
      summary: [
        'How to show images:',
        "'classic'   a table, as in docker 28",
        "'compact'   a line for each tag, with a mark for what is in use",
        "'tree'      each image with its platforms below it",
        'Without --all, "compact" and "tree" leave out images that have no tag',
      ].join('\n'),
      unset: 'classic',
    },
  },
  async manual() {
    const { imagesManual } = await import('./manual/images.ts');
    return imagesManual;
  },
  async run(context, { args: [name = ''], flags, called }) {
    const { listImages } = await import('./list-images.ts');
    await listImages(context, {
      name,
      all: flags.all,
      digests: flags.digests,
      filters: flags.filter,
      format: flags.format ?? '',
      truncate: !flags['no-trunc'],
      quiet: flags.quiet,
      tree: flags.tree,
      view: flags.view ?? null,
      color: flags.color ?? null,
      ...(flags.sort !== undefined && { sort: flags.sort }),
      called,
    });
  },
}));

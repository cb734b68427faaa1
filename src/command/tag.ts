import { type Command, defineCommand } from './command-spec.ts';

/** `tag`, `image tag` */
export const tagCommand: Command = defineCommand(['image tag', 'tag'], () => ({
  usage: 'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
  summary: 'Give an image one more name',
  topic: 'changing',
  arity: { kind: 'exactly', count: 2 },
  offers: { args: ['image', 'tag'] },
  flags: {},
  interspersed: false,
  async manual() {
    const { tagManual } = await import('./manual/tag.ts');
    return tagManual;
  },
  async run(context, { args: [source = '', target = ''] }) {
    const { tagImage } = await import('./tag-image.ts');
    await tagImage(context, source, target);
  },
}));

import { readImageName } from '../format/image-name.ts';
import { isDangling } from '../format/image-rows.ts';
import { compareStrings } from '../go/compare-strings.ts';
import type { ImageSummary } from '../model/image.ts';
import type { SortKey } from './sort-keys.ts';

type Batches = AsyncIterable<readonly ImageSummary[]>;

// Behind every name.
const NAMELESS = '\u{10ffff}';

/**
 * The same images in another order; those that are alike stay in the engine's. By name there is one for each name,
 * for names of one image need not stand together.
 */
export async function* sortImages(
  batches: Batches,
  key: SortKey,
): AsyncGenerator<readonly ImageSummary[]> {
  const isByName = key === 'name' || key === '-name';
  const images: ImageSummary[] = [];
  for await (const batch of batches) {
    for (const image of isByName ? batch.flatMap(byName) : batch) images.push(image);
  }
  yield inOrder(images, key);
}

/** Images in the order that a key means. One of several names is where the first of them is. */
export function inOrder(images: readonly ImageSummary[], key: SortKey): readonly ImageSummary[] {
  const isReversed = key.startsWith('-');
  const valueOf = valueReader(isReversed ? key.slice(1) : key);
  const items = images.map((image) => ({ image, value: valueOf(image) }));
  items.sort((left, right) => (isReversed ? compare(right, left) : compare(left, right)));
  return items.map(({ image }) => image);
}

interface Item {
  readonly image: ImageSummary;
  readonly value: number | string;
}

function compare({ value: left }: Item, { value: right }: Item): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return compareStrings(String(left), String(right));
}

function valueReader(key: string): (image: ImageSummary) => number | string {
  switch (key) {
    case 'created':
      return ({ created }) => created;
    case 'size':
      return ({ size }) => size;
    case 'id':
      return ({ id }) => id;
    default:
      return firstName;
  }
}

function firstName(image: ImageSummary): string {
  if (isDangling(image)) return NAMELESS;
  const { repoTags, repoDigests } = image;
  const [only = NAMELESS] = repoTags;
  if (repoTags.length === 1) return nameValue(only);
  return [...repoTags, ...repoDigests].map(nameValue).toSorted(compareStrings)[0] ?? NAMELESS;
}

/** Repositories first, then their tags. */
function nameValue(text: string): string {
  const { repository = text, tag = NAMELESS } = readImageName(text) ?? {};
  return `${repository}\0${tag}`;
}

/** The image once for each of its tags, and once for each repository that it has nothing but digests of. */
function byName(image: ImageSummary): readonly ImageSummary[] {
  if (hasOneName(image) || isDangling(image)) return [image];
  const digestsOf = (repository: string | null): readonly string[] =>
    image.repoDigests.filter((text) => repositoryOf(text) === repository);
  const tagged = image.repoTags.map(repositoryOf);
  const others = new Set(
    image.repoDigests.map(repositoryOf).filter((name) => !tagged.includes(name)),
  );
  return [
    ...image.repoTags.map((tag, at) => ({
      ...image,
      repoTags: [tag],
      repoDigests: digestsOf(tagged[at] ?? null),
    })),
    ...Array.from(others, (name) => ({ ...image, repoTags: [], repoDigests: digestsOf(name) })),
  ];
}

function repositoryOf(text: string): string | null {
  return readImageName(text)?.repository ?? null;
}

/** Surely: nearly every image has one tag, and one digest of the same repository. */
function hasOneName({ repoTags, repoDigests }: ImageSummary): boolean {
  const [tag = '', second] = repoTags;
  const [digest, other] = repoDigests;
  if (second !== undefined || other !== undefined) return false;
  return digest === undefined || digest.startsWith(`${tag.slice(0, tag.lastIndexOf(':'))}@`);
}

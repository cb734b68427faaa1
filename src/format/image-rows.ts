import type { ImageSummary } from '../model/image.ts';
import { readImageName } from './image-name.ts';

/** One line of an image list: an image under one of its names. */
export interface ImageRow {
  readonly image: ImageSummary;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** How far digests make rows of their own. */
export interface DigestRows {
  /** A tag has one row for each digest of its repository. */
  readonly withTags: boolean;
  /** A repository without tags has one row for each digest: else it has one row in all. */
  readonly alone: boolean;
}

const NONE = '<none>';

/**
 * The rows of an image: tagged repositories in the order of their first tag, then those with nothing
 * but digests. Names that are no references make none.
 */
export function imageRows(image: ImageSummary, digestRows: DigestRows): readonly ImageRow[] {
  if (isDangling(image)) return [{ image, repository: NONE, tag: NONE, digest: NONE }];
  const row = commonRow(image, digestRows);
  return row === null ? allRows(image, digestRows) : [row];
}

/** Whether the image has no name at all: nothing, or the pair that engines say in its place. */
export function isDangling({ repoTags, repoDigests }: ImageSummary): boolean {
  if (repoTags.length === 0 && repoDigests.length === 0) return true;
  return (
    repoTags.length === 1 &&
    repoTags[0] === '<none>:<none>' &&
    repoDigests.length === 1 &&
    repoDigests[0] === '<none>@<none>'
  );
}

/** Whether the image has no tag, in docker 29's words: dangling. Digests do not save it. */
export function isUntagged(image: ImageSummary): boolean {
  return image.repoTags.length === 0 || isDangling(image);
}

/** Nearly every image has one tag, and one digest of the same repository. Null for any other. */
function commonRow(image: ImageSummary, { withTags }: DigestRows): ImageRow | null {
  const { repoTags, repoDigests } = image;
  if (repoTags.length !== 1 || repoDigests.length > 1) return null;
  const name = readImageName(repoTags[0] ?? '');
  if (name?.tag === undefined) return null;
  const { repository, tag } = name;
  const digestText = repoDigests[0];
  if (digestText === undefined) return { image, repository, tag, digest: NONE };
  if (!isOf(repository, digestText)) return null;
  const digest = withTags ? readImageName(digestText)?.digest : NONE;
  return digest === undefined ? null : { image, repository, tag, digest };
}

function isOf(repository: string, name: string): boolean {
  return name.charAt(repository.length) === '@' && name.startsWith(repository);
}

function allRows(image: ImageSummary, { withTags, alone }: DigestRows): readonly ImageRow[] {
  const tags = groupByRepository(image.repoTags, 'tag');
  const digests = groupByRepository(image.repoDigests, 'digest');
  const rows: ImageRow[] = [];
  for (const [repository, names] of tags) {
    const own = (withTags ? digests.get(repository) : undefined) ?? [NONE];
    for (const tag of names) {
      for (const digest of own) rows.push({ image, repository, tag, digest });
    }
  }
  for (const [repository, own] of digests) {
    if (tags.has(repository)) continue;
    for (const digest of alone ? own : ['']) {
      rows.push({ image, repository, tag: NONE, digest });
    }
  }
  return rows;
}

function groupByRepository(
  texts: readonly string[],
  part: 'tag' | 'digest',
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const text of texts) {
    const name = readImageName(text);
    const value = name?.[part];
    if (name === null || value === undefined) continue;
    const group = groups.get(name.repository);
    if (group === undefined) groups.set(name.repository, [value]);
    else group.push(value);
  }
  return groups;
}

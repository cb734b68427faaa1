import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type FileFacts, fileFacts, readWholeSync } from '../../content/disk.ts';
import { keepFile } from '../../content/keep-file.ts';
import type { StorePlace } from '../../content/store-place.ts';
import { errorCode } from '../../go/system-error.ts';
import { familiarString } from '../../model/reference.ts';
import type { ImageSummary } from '../../model/image.ts';
import type { Catalog } from './catalog.ts';
import type { StoredImage } from './stored-image.ts';

// The list as `images` shows it, so that ten thousand images need one file to be read. It counts as long as
// index.json is the very file it was made from.

const VERSION = 1;
const BATCH = 1000;
// Another program may write twice within one tick of the file system's clock.
const RACY = 50; // milliseconds

/** The kept list, null when there is none, or the index has changed since. */
export function readList(place: StorePlace): Generator<readonly ImageSummary[]> | null {
  const index = fileFacts(place.index);
  if (index === null) return null;
  try {
    const path = listPath(place);
    const age = fileFacts(path)?.mtimeMs ?? 0;
    const text = Buffer.from(readWholeSync(path)).toString('latin1');
    const end = text.indexOf('\n');
    const isSure = index.mtimeMs + RACY < age;
    const expected = mark(index, isSure ? null : hashOf(place));
    const actual = text.slice(0, end);
    const isFresh = isSure ? actual.startsWith(`${expected} `) : actual === expected;
    return isFresh ? readRows(text, end + 1) : null;
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return null;
  }
}

/** What the index is like now, to be asked before it is read; null: there is none. */
export function listMark(place: StorePlace): string | null {
  const index = fileFacts(place.index);
  return index === null ? null : mark(index, hashOf(place));
}

/** Keeps the list that was made of an index with this mark, if the disk lets it. */
export async function writeList(
  place: StorePlace,
  { images, broken }: Catalog,
  indexMark: string | null,
): Promise<void> {
  // What is broken is to be told each time.
  if (indexMark === null || broken.length > 0) return;
  const text = `${indexMark}\n${images.map(rowText).join('')}`;
  await keepFile(listPath(place), Buffer.from(text, 'latin1'));
}

function listPath({ cache }: StorePlace): string {
  return join(cache, 'list');
}

/** What tells one state of the index from another; the hash comes last, for it is not always asked for. */
function mark({ ino, size, mtimeMs, ctimeMs }: FileFacts, hash: string | null): string {
  const stamp = `v${VERSION} ${ino} ${size} ${mtimeMs} ${ctimeMs}`;
  return hash === null ? stamp : `${stamp} ${hash}`;
}

function hashOf({ index }: StorePlace): string {
  return createHash('sha256').update(readWholeSync(index)).digest('hex');
}

/** References and digests are ASCII, so that a row is, too. */
function rowText({ id, facts, size, tags, digests }: StoredImage): string {
  const names = [tags, digests].map((list) => list.map(familiarString).join(' '));
  return `${[id, facts.created?.seconds ?? 0, size, ...names].join('\t')}\n`;
}

function* readRows(text: string, start: number): Generator<readonly ImageSummary[]> {
  let batch: ImageSummary[] = [];
  for (let at = start; at < text.length; ) {
    const end = text.indexOf('\n', at);
    batch.push(readRow(text.slice(at, end)));
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
    at = end + 1;
  }
  yield batch;
}

function readRow(row: string): ImageSummary {
  const [id = '', created, size, tags = '', digests = ''] = row.split('\t');
  return {
    id,
    repoTags: tags === '' ? [] : tags.split(' '),
    repoDigests: digests === '' ? [] : digests.split(' '),
    created: Number(created),
    size: Number(size),
    sharedSize: -1,
    containers: -1,
    manifests: null,
  };
}

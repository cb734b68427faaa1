import type { EngineError } from '../../model/errors.ts';
import type { HistoryEntry } from '../../model/image.ts';
import { type HistoryStep, readImageConfig } from '../../model/image-config.ts';
import { familiarString } from '../../model/reference.ts';
import type { ByPlatform } from '../engine.ts';
import { readCatalog } from './catalog.ts';
import { badRequest } from './daemon-words.ts';
import { findImage } from './find-image.ts';
import type { LocalStore } from './local-store.ts';
import { checkPlatform } from './check-platform.ts';
import type { StoredImage } from './stored-image.ts';

const MISSING = '<missing>';

/** The steps of an image, newest first. */
export async function imageHistory(
  store: LocalStore,
  name: string,
  { platform }: ByPlatform,
): Promise<readonly HistoryEntry[]> {
  const { image } = findImage(await readCatalog(store), name);
  checkPlatform(image, name, platform);
  const { history } = readImageConfig(store.blobs.document(image.facts.config));
  const rows = [...rowsOf(history, image)].toReversed();
  return rows.map((row, at) => (at === 0 ? firstRow(row, image) : row));
}

function* rowsOf(history: readonly HistoryStep[], { facts }: StoredImage): Generator<HistoryEntry> {
  let layer = 0;
  for (const step of history) {
    const size = step.isEmpty ? 0 : facts.layers[layer]?.size;
    if (size === undefined) throw tooManyLayers();
    if (!step.isEmpty) layer += 1;
    yield {
      id: MISSING,
      created: step.created?.seconds ?? 0,
      createdBy: step.createdBy,
      size,
      comment: step.comment,
      tags: [],
    };
  }
}

function firstRow(row: HistoryEntry, { id, tags }: StoredImage): HistoryEntry {
  return { ...row, id, tags: tags.map(familiarString) };
}

function tooManyLayers(): EngineError {
  return badRequest('too many non-empty layers in History section');
}

import { errorCode, pathErrorText } from '../go/system-error.ts';
import { members } from '../model/descriptor.ts';
import { StoreError } from '../model/errors.ts';
import { OCI_INDEX } from '../model/media-type.ts';
import { readWholeSync } from './disk.ts';
import { entryDocument, type IndexEntry, readEntries, strangers } from './index-entry.ts';

/** All that index.json says. */
export interface IndexContent {
  readonly entries: readonly IndexEntry[];
  /** What is no line of ours, kept for its owner. */
  readonly others: readonly unknown[];
  /** The other members of the document. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** The index of a store in which nothing is. */
export const NO_INDEX: IndexContent = { entries: [], others: [], rest: {} };

const ATTEMPTS = 5;
const PAUSE = 40; // milliseconds; other programs write in place, and take no lock

/** Reads index.json. A store without one holds nothing. Throws StoreError when it cannot be read. */
export async function readIndexFile(path: string): Promise<IndexContent> {
  for (let attempt = 1; ; attempt += 1) {
    const text = readText(path);
    const content = text === null ? NO_INDEX : parseIndex(text);
    if (content !== null) return content;
    if (attempt === ATTEMPTS) throw damaged(path);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** The text of index.json. */
export function indexText({ entries, others, rest }: IndexContent): string {
  const document = {
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    ...rest,
    manifests: [...others, ...entries.map(entryDocument)],
  };
  return JSON.stringify(document);
}

/** Null when it is no index: cut off, most likely. */
export function parseIndex(text: string): IndexContent | null {
  try {
    const { manifests, ...rest } = members(JSON.parse(text));
    if (!Array.isArray(manifests)) return null;
    const list: readonly unknown[] = manifests;
    return { entries: readEntries(list), others: strangers(list), rest };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Null when there is no such file. */
function readText(path: string): string | null {
  try {
    return new TextDecoder().decode(readWholeSync(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new StoreError(`store: ${pathErrorText(path, error)}`, { cause: error });
  }
}

function damaged(path: string): StoreError {
  const advice = '"store check --repair" puts the last good one in its place';
  return new StoreError(`store: ${path} is damaged; ${advice}`);
}

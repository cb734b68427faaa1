import { randomUUID } from 'node:crypto';
import { errorCode, pathErrorText } from '../go/system-error.ts';
import { members } from '../model/descriptor.ts';
import { StoreError } from '../model/errors.ts';
import { fileFacts, linkFile, makeFolder, readWholeSync, renameFile, writeFile } from './disk.ts';
import { removeQuietly } from './remove-quietly.ts';
import type { StorePlace } from './store-place.ts';

/** Who may use a store, and how. */
export interface StoreAccess {
  /** The user's number, to tell one's own folders; null where users have none. */
  readonly userId: number | null;
  /** Folders of other users, and those that others may write to, are taken, too. */
  readonly shared: boolean;
}

const VERSION = 1;
const OTHERS_MAY_WRITE = 0o022;
const LAYOUT_MARK = '{"imageLayoutVersion":"1.0.0"}';
const EMPTY_INDEX =
  '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}';

/**
 * Makes a store ready to be written to: makes what is missing, looks at what is there. Throws StoreError
 * when it is of a newer kind, another user's, or open to others.
 */
export async function prepareStore(place: StorePlace, access: StoreAccess): Promise<void> {
  checkOwner(place, access);
  if (storeVersion(place) > VERSION) throw newer(place);
  try {
    await makeFolder(place.root, 0o700);
    await Promise.all(place.folders.map((folder) => makeFolder(folder)));
    await create(place.layoutMark, LAYOUT_MARK);
    await create(place.index, EMPTY_INDEX);
    await create(place.description, JSON.stringify({ version: VERSION, id: randomUUID() }));
  } catch (error) {
    throw new StoreError(`store: ${pathErrorText(place.root, error)}`, { cause: error });
  }
}

/** 0: there is none. */
function storeVersion(place: StorePlace): number {
  if (fileFacts(place.description) === null) return 0;
  try {
    const document: unknown = JSON.parse(
      new TextDecoder().decode(readWholeSync(place.description)),
    );
    const { version } = members(document);
    if (typeof version === 'number') return version;
  } catch (error) {
    const isJson = !(error instanceof SyntaxError);
    const text = isJson
      ? pathErrorText(place.description, error)
      : `${place.description} is no JSON`;
    throw new StoreError(`store: ${text}`, { cause: error });
  }
  throw new StoreError(`store: ${place.description} names no version`);
}

function checkOwner({ root }: StorePlace, { userId, shared }: StoreAccess): void {
  const facts = fileFacts(root);
  if (facts === null || userId === null || shared) return;
  const advice = 'set DOCKER_IMAGES_STORE_SHARED=1 to use it all the same';
  if (facts.uid !== userId)
    throw new StoreError(`store: ${root} belongs to another user; ${advice}`);
  if ((facts.mode & OTHERS_MAY_WRITE) === 0) return;
  throw new StoreError(`store: other users may write to ${root}; ${advice}`);
}

function newer({ root }: StorePlace): StoreError {
  const text = `was made by a newer program and can only be read by this one`;
  return new StoreError(`store: ${root} ${text}`);
}

/** Whole or not at all; whoever comes second leaves it as it is. */
async function create(path: string, text: string): Promise<void> {
  if (fileFacts(path) !== null) return;
  const temporary = `${path}.${randomUUID()}.tmp`;
  await writeFile(temporary, new TextEncoder().encode(text), 'wx');
  try {
    await linkFile(temporary, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    // A file system without second names: whoever comes last wins, with the same content.
    await renameFile(temporary, path);
  } finally {
    await removeQuietly(temporary);
  }
}

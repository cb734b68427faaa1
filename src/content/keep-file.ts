import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { errorCode } from '../go/system-error.ts';
import { makeFolder, renameFile, writeFile } from './disk.ts';
import { removeQuietly } from './remove-quietly.ts';

/**
 * Writes a file that can be made anew, whole or not at all, if the disk lets it: where it does not, the next
 * one takes longer, and that is all.
 */
export async function keepFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await makeFolder(dirname(path));
    await writeFile(temporary, bytes, 'wx');
    await renameFile(temporary, path);
  } catch (error) {
    if (errorCode(error) === '') throw error;
    await removeQuietly(temporary);
  }
}

import { errorCode } from '../go/system-error.ts';
import { hasNoLinks, linkFile, openFile, readWholeSync } from './disk.ts';
import { removeQuietly } from './remove-quietly.ts';

/**
 * Puts a file under a name that was free, whole and in one step. False: the name is taken, or the file itself was
 * swept away meanwhile. Where files have but one name a copy is made, which others may see half written.
 */
export async function takeName(file: string, name: string): Promise<boolean> {
  try {
    await linkFile(file, name);
    return true;
  } catch (error) {
    if (isLost(error)) return false;
    if (!hasNoLinks(error)) throw error;
  }
  try {
    await copy(readWholeSync(file), name);
    return true;
  } catch (error) {
    if (isLost(error)) return false;
    throw error;
  }
}

function isLost(error: unknown): boolean {
  return ['EEXIST', 'ENOENT'].includes(errorCode(error));
}

async function copy(bytes: Uint8Array, name: string): Promise<void> {
  const file = await openFile(name, 'wx');
  try {
    await file.write(bytes);
  } catch (error) {
    // A name that says nothing would be waited for, for ever.
    await removeQuietly(name);
    throw error;
  } finally {
    await file.close();
  }
}

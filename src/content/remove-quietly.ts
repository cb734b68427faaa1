import { errorCode } from '../go/system-error.ts';
import { removeFile } from './disk.ts';

/**
 * Removes a file that nobody needs any more, if the disk lets it. What stays is swept one day; work that is
 * done must not fail by it.
 */
export async function removeQuietly(path: string): Promise<void> {
  try {
    await removeFile(path);
  } catch (error) {
    if (errorCode(error) === '') throw error;
  }
}

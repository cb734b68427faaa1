import { RegistryError } from '../model/errors.ts';
import { pause } from './pause.ts';
import type { RegistrySettings } from './registry-settings.ts';
import type { RegistrySession } from './registry-session.ts';
import { isTransient, retryDelay } from './transfer-retry.ts';
import { type BlobSource, UploadSession, type UploadTarget } from './upload-session.ts';

/** How the tries follow each other. */
export interface UploadOptions extends UploadTarget {
  readonly settings: RegistrySettings;
  readonly signal?: AbortSignal;
}

const ATTEMPTS = 5;
const STEP = 5000; // milliseconds; each wait is longer by that, as docker's

/**
 * Uploads a blob: in one request, or in parts when the registry does not take that. What broke goes on
 * where the registry says, up to five tries in all. Rejects with a RegistryError, an IntegrityError, or
 * what the source threw.
 */
export async function uploadBlob(
  session: RegistrySession,
  source: BlobSource,
  options: UploadOptions,
): Promise<void> {
  const upload = new UploadSession(session, source, options);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await upload.run();
      return;
    } catch (error) {
      const mayHeal = isTransient(error) || (upload.wasResumed && error instanceof RegistryError);
      if (attempt === ATTEMPTS || !mayHeal) throw error;
      if (!isTransient(error)) upload.startOver();
      const delay = retryDelay(error) ?? STEP * attempt;
      await pause(options.settings, delay, options.signal);
    }
  }
}

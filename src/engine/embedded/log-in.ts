import { ImageCliError } from '../../model/errors.ts';
import type { RegistryAuth } from '../../model/registry-auth.ts';
import { checkLogin } from '../../registry/check-login.ts';
import type { Cancellable } from '../cancellable.ts';
import type { LoginAnswer } from '../change-options.ts';
import type { EmbeddedParts } from './embedded-parts.ts';
import { withPrefix } from './message-stream.ts';

/** Shows credentials to their registry. */
export async function logIn(
  { settings }: EmbeddedParts,
  auth: RegistryAuth,
  { signal }: Cancellable,
): Promise<LoginAnswer> {
  try {
    return await checkLogin(auth, {
      settings: settings(),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    throw error instanceof ImageCliError ? withPrefix(error) : error;
  }
}

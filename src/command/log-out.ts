import { eraseCredentials } from '../config/store-credentials.ts';
import { EndpointError } from '../model/errors.ts';
import type { CommandContext } from './command-context.ts';
import { serverKey } from './log-in.ts';
import { printNotice } from './print-notice.ts';
import { printText } from './print-text.ts';

/** Forgets what is kept for a registry. A helper that fails is told, and no more, as in docker. */
export async function logOut(
  { config, stdout, stderr }: CommandContext,
  server: string,
): Promise<void> {
  const registry = serverKey(server);
  await printText(stdout, `Removing login credentials for ${registry}\n`);
  try {
    await eraseCredentials(config, registry);
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    await printNotice(
      stderr,
      `WARNING: could not erase credentials:\n${registry}: ${error.message}`,
    );
  }
}

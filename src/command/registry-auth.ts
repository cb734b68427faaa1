import { findCredentials } from '../config/find-credentials.ts';
import type { RegistryAuth } from '../model/registry-auth.ts';
import type { CommandContext } from './command-context.ts';
import { printNotice } from './print-notice.ts';

/** The credentials that are kept for a registry; a helper that fails is told on standard error. */
export async function registryAuth(
  { config, stderr, signal }: CommandContext,
  registry: string,
): Promise<RegistryAuth> {
  const { auth, warning } = await findCredentials(config, registry, signal);
  signal.throwIfAborted();
  if (warning !== null) await printNotice(stderr, warning);
  return auth;
}

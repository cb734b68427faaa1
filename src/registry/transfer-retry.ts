import { RegistryError } from '../model/errors.ts';
import { pause } from './pause.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { RetryLater } from './retry-later.ts';
import { TransportFailure } from './transport-failure.ts';

const SHORT_WAIT = 30; // seconds; longer ones are the user's to decide
const TOO_MANY_REQUESTS = 429;
const PASSING: ReadonlySet<number> = new Set([408, 425]);
const SERVER_ERROR = 500;
const REQUEST_TRIES = 3;
const FIRST_WAIT = 250; // milliseconds; doubled with each try

/**
 * Whether a failed transfer is worth another try: the line broke or did not come about, the answer was
 * short or never came, the registry was overloaded (408, 425, 5xx), or asks to be left alone for a while
 * (429) that is short enough to wait for.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof TransportFailure) {
    return error.trouble === 'broken' || error.trouble === 'dial';
  }
  if (!(error instanceof RegistryError)) return false;
  if (error.status === 0) return isTransient(error.cause);
  if (error.status === TOO_MANY_REQUESTS) return retryDelay(error) !== null;
  return error.status >= SERVER_ERROR || PASSING.has(error.status);
}

/** How long the registry asked to be left alone, in milliseconds; null when it did not ask, or for too long. */
export function retryDelay(error: unknown): number | null {
  const later = error instanceof RegistryError ? error.cause : null;
  return later instanceof RetryLater && later.isShort(SHORT_WAIT) ? later.delay : null;
}

/**
 * The result of a small request, which is repeated when the registry stumbled: up to three times, and
 * once when it asks to be left alone. A host that cannot be reached is not asked again.
 */
export async function withRetries<T>(
  request: () => Promise<T>,
  settings: RegistrySettings,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      const isOver = attempt === (isThrottled(error) ? 2 : REQUEST_TRIES);
      if (isOver || isUnreachable(error) || !isTransient(error)) throw error;
      await pause(settings, retryDelay(error) ?? FIRST_WAIT * 2 ** (attempt - 1), signal);
    }
  }
}

function isThrottled(error: unknown): boolean {
  return error instanceof RegistryError && error.status === TOO_MANY_REQUESTS;
}

function isUnreachable(error: unknown): boolean {
  const cause = error instanceof RegistryError ? error.cause : error;
  return cause instanceof TransportFailure && cause.trouble === 'dial';
}

import { onAbort } from './on-abort.ts';
import type { RegistrySettings } from './registry-settings.ts';

/** Lets so many milliseconds pass. Rejects with the signal's reason when it aborts. */
export function pause(
  settings: RegistrySettings,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return (settings.wait ?? sleep)(ms, signal);
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      unwatch();
      resolve();
    }, ms);
    const unwatch = onAbort(signal, (reason) => {
      clearTimeout(timer);
      reject(reason);
    });
  });
}

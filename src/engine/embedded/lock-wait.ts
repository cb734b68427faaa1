import type { LockWait } from '../../content/store-lock.ts';
import type { Cancellable } from '../cancellable.ts';
import type { LocalStore } from './local-store.ts';

/** How long to wait for others who change the store, and what to say meanwhile. */
export function lockWait({ onNotice }: LocalStore, { signal }: Cancellable): LockWait {
  return {
    onWait: ({ command, pid }) => onNotice(`store: waiting for ${command} (process ${pid})`),
    ...(signal === undefined ? {} : { signal }),
  };
}

import type { DiskUsage } from '../../model/disk-usage.ts';
import type { Cancellable } from '../cancellable.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { readValue } from './read-body.ts';
import { readDiskUsage } from './wire/read-disk-usage.ts';

/** GET /system/df. */
export async function diskUsage(session: EngineSession, options: Cancellable): Promise<DiskUsage> {
  const { body } = await session.get({ path: '/system/df', ...onlySignal(options) });
  return readValue(body, readDiskUsage, 'Error retrieving disk usage: ');
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openFile, removeFile, removeFolder, renameFile } from '../../../content/disk.ts';
import { indexText } from '../../../content/index-file.ts';
import { throwAway } from '../../../content/trash.ts';
import type { Cancellable } from '../../cancellable.ts';
import type { LocalStore } from '../local-store.ts';
import { lockWait } from '../lock-wait.ts';
import type { FoundProblem } from './check-store.ts';

/**
 * Puts right what can be put right: a damaged index gives way to its last good copy; content that is not what
 * its name says goes, so that the next pull brings it anew; images that lack content lose their names; what dead
 * programs left is removed. What was put right.
 */
export async function repairStore(
  store: LocalStore,
  problems: readonly FoundProblem[],
  options: Cancellable,
): Promise<ReadonlySet<FoundProblem>> {
  const repaired = new Set<FoundProblem>();
  if (problems.length === 0) return repaired;
  await store.prepare();
  for (const problem of problems) {
    if (await repairFile(store, problem, options)) repaired.add(problem);
  }
  await dropImages(store, problems, options);
  for (const problem of problems) if (problem.entries.length > 0) repaired.add(problem);
  // What was made of the old state.
  await removeFolder(store.place.cache);
  return repaired;
}

async function repairFile(
  store: LocalStore,
  { kind, subject }: FoundProblem,
  options: Cancellable,
): Promise<boolean> {
  switch (kind) {
    case 'index':
      return restoreIndex(store, options);
    case 'leftover':
      return removeFile(subject);
    case 'missing':
    case 'damaged':
    case 'image':
    case 'name':
      return false;
  }
}

/** The old one is kept beside it: somebody may know better. */
async function restoreIndex(store: LocalStore, options: Cancellable): Promise<boolean> {
  const copy = await store.names.lastGood();
  if (copy === null) return false;
  const { place } = store;
  await store.lock.withLock(
    async (held) => {
      const temporary = join(place.root, `index.${randomUUID()}.tmp`);
      const file = await openFile(temporary, 'wx');
      try {
        await file.write(new TextEncoder().encode(indexText(copy)));
        await file.sync();
      } finally {
        await file.close();
      }
      await held.assertHeld();
      await renameFile(place.index, join(place.root, 'index.damaged.json'));
      await renameFile(temporary, place.index);
    },
    lockWait(store, options),
  );
  return true;
}

/** Names first, content second: a name must never lead to nothing. */
async function dropImages(
  store: LocalStore,
  problems: readonly FoundProblem[],
  options: Cancellable,
): Promise<void> {
  const broken = new Set(
    problems.flatMap(({ entries }) => entries.map(({ descriptor }) => descriptor.digest)),
  );
  if (broken.size === 0) return;
  const blobs = problems.flatMap(({ blob }) => (blob === null ? [] : [blob]));
  await store.names.update(
    (entries) => ({
      entries: entries.filter(({ descriptor }) => !broken.has(descriptor.digest)),
      afterwards: async () => {
        for (const path of await throwAway(store.place, blobs)) await removeFile(path);
      },
    }),
    lockWait(store, options),
  );
}

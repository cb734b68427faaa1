import * as disk from '../../src/content/disk.ts';
import { Faults } from './faults.ts';

// Takes the place of src/content/disk.ts in the faulty engine; see build-faulty-engine.ts.

/** The faults of this disk. */
export const faults: Faults = new Faults();

/** The same function, with a step before it. */
function faulty<A extends readonly unknown[], R>(
  name: string,
  call: (...args: A) => R,
): (...args: A) => R {
  return (...args) => {
    faults.step(name);
    return call(...args);
  };
}

/** The same, where failures reject. */
function faultyLater<A extends readonly unknown[], R>(
  name: string,
  call: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    faults.step(name);
    return call(...args);
  };
}

/** A file whose every call is a step. */
function faultyFile(file: disk.DiskFile): disk.DiskFile {
  return new Proxy(file, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return async (...args: readonly unknown[]) => {
        // A dead program's files are closed by the system.
        if (key !== 'close') faults.step(`file.${String(key)}`);
        return Reflect.apply(value, target, args);
      };
    },
  });
}

export const DiskFile: typeof disk.DiskFile = disk.DiskFile;
export const openFile: typeof disk.openFile = async (path, flags, mode) => {
  faults.step('open');
  return faultyFile(await disk.openFile(path, flags, mode));
};
export const writeFile: typeof disk.writeFile = async (path, bytes, flags) => {
  const file = await openFile(path, flags ?? 'w');
  try {
    await file.write(bytes);
  } finally {
    await file.close();
  }
};
export const readWhole: typeof disk.readWhole = faultyLater('read', disk.readWhole);
export const readWholeSync: typeof disk.readWholeSync = faulty('read', disk.readWholeSync);
export const fileFacts: typeof disk.fileFacts = faulty('stat', disk.fileFacts);
export const renameFile: typeof disk.renameFile = faultyLater('rename', disk.renameFile);
export const linkFile: typeof disk.linkFile = faultyLater('link', disk.linkFile);
export const hasNoLinks: typeof disk.hasNoLinks = disk.hasNoLinks;
export const removeFile: typeof disk.removeFile = faultyLater('unlink', disk.removeFile);
export const removeFolder: typeof disk.removeFolder = faultyLater('rm', disk.removeFolder);
export const makeFolder: typeof disk.makeFolder = faultyLater('mkdir', disk.makeFolder);
export const listFolder: typeof disk.listFolder = faultyLater('readdir', disk.listFolder);
export const syncFolder: typeof disk.syncFolder = faultyLater('fsync', disk.syncFolder);
export const openFolder: typeof disk.openFolder = faulty('open', disk.openFolder);
export const closeFolder: typeof disk.closeFolder = disk.closeFolder;
export const freeSpace: typeof disk.freeSpace = faultyLater('statfs', disk.freeSpace);

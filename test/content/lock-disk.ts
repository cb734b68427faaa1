import * as disk from '../../src/content/disk.ts';

// Takes the place of src/content/disk.ts in programs of buildLockProgram(): tests can step in before each step.
export * from '../../src/content/disk.ts';

/** What the lock does to the disk. */
export type DiskStep = 'open' | 'write' | 'link' | 'unlink';

/** What a test puts in. */
export interface DiskHook {
  /** Called before each step that changes something. May throw in its place, or end the process. */
  before(step: DiskStep, path: string): void;
  /** What a file says instead of what it does; null: what it does. May throw. */
  read(path: string): string | null;
}

const GOOD_DISK: DiskHook = { before: () => {}, read: () => null };
let hook = GOOD_DISK;

/** From now on this hook is called; what is not named does nothing. */
export function hookDisk(parts: Partial<DiskHook> = {}): void {
  hook = { ...GOOD_DISK, ...parts };
}

/** An error as the file system makes it. */
export function diskError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: by the test, ${syscall}`), { code, syscall });
}

export const openFile: typeof disk.openFile = async (path, flags, mode) => {
  hook.before('open', path);
  const file = await disk.openFile(path, flags, mode);
  const write = file.write.bind(file);
  file.write = async (bytes) => {
    hook.before('write', path);
    return write(bytes);
  };
  return file;
};
export const writeFile: typeof disk.writeFile = async (path, bytes, flags) => {
  const file = await openFile(path, flags ?? 'w');
  try {
    await file.write(bytes);
  } finally {
    await file.close();
  }
};
export const linkFile: typeof disk.linkFile = async (existing, name) => {
  hook.before('link', name);
  return disk.linkFile(existing, name);
};
export const removeFile: typeof disk.removeFile = async (path) => {
  hook.before('unlink', path);
  return disk.removeFile(path);
};
export const readWholeSync: typeof disk.readWholeSync = (path) => {
  const text = hook.read(path);
  return text === null ? disk.readWholeSync(path) : new TextEncoder().encode(text);
};

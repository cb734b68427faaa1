import { readFileSync } from 'node:fs';

/** A file of an archive. */
export interface ShippedFile {
  /** "share/man/man1/docker-images.1" */
  readonly path: string;
  readonly mode: 0o644 | 0o755;
  /** Read when it is its turn: some are large. Of a link there is none. */
  readonly content: () => Uint8Array;
  /** Where it leads, for a symbolic link. */
  readonly link?: string;
}

/** A file like one on the disk. */
export function copyOf(source: string, path: string, mode: 0o644 | 0o755 = 0o644): ShippedFile {
  return { path, mode, content: () => readFileSync(source) };
}

/** A file with a text. */
export function textFile(path: string, text: string): ShippedFile {
  return { path, mode: 0o644, content: () => Buffer.from(text) };
}

/** A symbolic link. */
export function linkTo(link: string, path: string): ShippedFile {
  return { path, mode: 0o755, content: () => new Uint8Array(), link };
}

/** All folders that files lie in, outer ones first: "share/", "share/man/". */
export function foldersOf(files: readonly ShippedFile[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of files) {
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
      folders.add(path.slice(0, at + 1));
    }
  }
  return [...folders].toSorted();
}

import { createWriteStream, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { packTar, type TarEntry } from 'modern-tar';
import { foldersOf, type ShippedFile } from './shipped-file.ts';
import { zip } from './zip.ts';

/** How an archive is written. */
export interface ArchiveOptions {
  readonly outfile: string;
  /** The one folder that it unpacks to. */
  readonly folder: string;
  /** Seconds since 1970 UTC, of all that is in it. */
  readonly date: number;
}

/** Writes a .tar.gz or a .zip, by the name of the file. The same files make the same bytes. */
export async function writeArchive(
  files: readonly ShippedFile[],
  { outfile, folder, date }: ArchiveOptions,
): Promise<void> {
  const inside = files
    .map((file) => ({ ...file, path: `${folder}/${file.path}` }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  if (outfile.endsWith('.zip')) return writeFileSync(outfile, zip(inside, date));
  const tar = await packTar(
    [...foldersOf(inside).map(folderEntry), ...inside.map(entryOf)].map(dated(date)),
  );
  await pipeline(Readable.from([tar]), createGzip(), createWriteStream(outfile));
}

function folderEntry(name: string): TarEntry {
  return { header: { name, type: 'directory', size: 0, mode: 0o755 } };
}

function entryOf({ path, mode, content, link }: ShippedFile): TarEntry {
  if (link !== undefined) {
    return { header: { name: path, type: 'symlink', linkname: link, size: 0, mode: 0o777 } };
  }
  const body = content();
  return { header: { name: path, type: 'file', size: body.length, mode }, body };
}

/** Says that something is root's, and how old it is. */
function dated(date: number): (entry: TarEntry) => TarEntry {
  const mtime = new Date(date * 1000);
  return ({ header, ...rest }) => ({ header: { ...header, mtime, uid: 0, gid: 0 }, ...rest });
}

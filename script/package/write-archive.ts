import { createWriteStream, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type TarSource, writeTar } from '../../src/archive/write-tar.ts';
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
  if (outfile.endsWith('.zip')) writeFileSync(outfile, zip(inside, date));
  else await pipeline(tar(inside, date), createGzip(), createWriteStream(outfile));
}

function tar(files: readonly ShippedFile[], mtime: number): Readable {
  const folders = foldersOf(files).map((name): TarSource => {
    return { name, kind: 'directory', size: 0, mode: 0o755, mtime, content: nothing };
  });
  return Readable.from(writeTar([...folders, ...sources(files, mtime)]));
}

function* sources(files: readonly ShippedFile[], mtime: number): Generator<TarSource> {
  for (const { path, mode, content } of files) {
    const bytes = content();
    const once = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes;
    };
    yield { name: path, kind: 'file', size: bytes.length, mode, mtime, content: once };
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

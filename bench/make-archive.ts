import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { makeEntry, makeHeader } from '../test/make/make-tar.ts';

/** The name of the image in the archive. */
export const IMAGE = 'docker-images-bench:large';

const PIECE = 4 * 1024 * 1024; // bytes of one file of the layer
const BLOCK = 512; // bytes; ustar's unit
const END = Buffer.alloc(2 * BLOCK);

/** Writes an archive for `docker load` with one image of one layer of about so many bytes, which do not pack well. */
export function makeArchive(path: string, bytes: number): void {
  const layer = layerOf(Math.ceil(bytes / PIECE));
  const hash = createHash('sha256');
  for (const part of layer) hash.update(part);
  const config = Buffer.from(JSON.stringify(configOf(hash.digest('hex'))));
  const manifest = [{ Config: 'config.json', RepoTags: [IMAGE], Layers: ['layer.tar'] }];
  const length = layer.reduce((sum, part) => sum + part.length, 0);
  writeAll(path, [
    makeEntry({ name: 'manifest.json', content: Buffer.from(JSON.stringify(manifest)) }),
    makeEntry({ name: 'config.json', content: config }),
    makeHeader({ name: 'layer.tar', content: END, size: `${length.toString(8)}\0` }),
    ...layer,
    END,
  ]);
}

/** Files of which one piece serves for all, so that the layer takes up no memory. */
function layerOf(files: number): readonly Buffer[] {
  const content = randomBytes(PIECE);
  const entries = Array.from({ length: files }, (_, at) => [
    makeHeader({ name: `file-${at}`, content }),
    content,
  ]);
  return [...entries.flat(), END];
}

function configOf(diffId: string): object {
  const created = '2024-05-06T07:08:09Z';
  return {
    architecture: 'amd64',
    os: 'linux',
    created,
    config: {},
    history: [{ created, created_by: 'ADD files / ' }],
    rootfs: { type: 'layers', diff_ids: [`sha256:${diffId}`] },
  };
}

function writeAll(path: string, parts: readonly Buffer[]): void {
  const file = openSync(path, 'w');
  for (const part of parts) {
    for (let done = 0; done < part.length; ) done += writeSync(file, part, done);
  }
  closeSync(file);
}

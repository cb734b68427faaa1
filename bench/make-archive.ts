import { closeSync, openSync, writeSync } from 'node:fs';
import { makeEntry, makeHeader } from '../test/make/make-tar.ts';
import { digestOf } from './digest.ts';
import { BLOCK, numberedBlock } from './numbered-blocks.ts';

/** The name of the image in the archive. */
export const IMAGE = 'docker-images-bench:large';

const BLOCKS = 4; // of one file of the layer
const END = Buffer.alloc(1024);

/** Writes an archive for `docker load` with one image of one layer of about so many bytes, which do not pack well. */
export function makeArchive(path: string, bytes: number): void {
  const layer = layerOf(Math.ceil(bytes / BLOCKS / BLOCK));
  const config = Buffer.from(JSON.stringify(configOf(digestOf(layer))));
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

/** Files of numbered blocks, which share their noise, so that the layer takes up no memory. */
function layerOf(files: number): readonly Buffer[] {
  const size = `${(BLOCKS * BLOCK).toString(8).padStart(11, '0')}\0`;
  const entries = Array.from({ length: files }, (_, at) => [
    makeHeader({ name: `file-${at}`, content: END, size }),
    ...blocksFrom(at * BLOCKS),
  ]);
  return [...entries.flat(), END];
}

function blocksFrom(first: number): readonly Buffer[] {
  return Array.from({ length: BLOCKS }, (_, at) => numberedBlock(first + at)).flat();
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

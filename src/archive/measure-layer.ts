import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { byteLength } from '../go/go-string.ts';
import { parseDigest } from '../model/digest.ts';
import { IntegrityError } from '../model/errors.ts';
import type { LayerFacts } from '../model/layer-facts.ts';
import { decompress } from './compression.ts';
import type { ParsedEntry } from './entry-notes.ts';
import { SizeByName } from './size-by-name.ts';
import { TarParser } from './tar-parser.ts';

/** How far a layer is followed. */
export interface LayerLimits {
  /** Bytes of the plain tar. */
  readonly tarSize: number;
  readonly entries: number;
}

const LIMITS: LayerLimits = { tarSize: 1024 ** 4, entries: 5_000_000 };
const WHITEOUT = '.wh.';
/** With a part that is nothing, or one or two dots. */
const UNCLEAN = /(?:^|\/)\.{0,2}(?:\/|$)/;

/**
 * Measures a layer, packed or plain, while it passes. Throws IntegrityError when it is no layer, or when it
 * is larger than anything sensible.
 */
export async function measureLayer(
  bytes: AsyncIterable<Uint8Array>,
  limits: LayerLimits = LIMITS,
): Promise<LayerFacts> {
  const meter = new LayerMeter(limits);
  for await (const piece of decompress(bytes)) meter.write(piece);
  return meter.finish();
}

/**
 * Computes what docker says of a layer while its plain tar passes: the digest of it, and the size of its files.
 * Throws IntegrityError as soon as it is no layer.
 */
export class LayerMeter {
  readonly #hash = createHash('sha256');
  readonly #sizes = new SizeByName();
  readonly #limits: LayerLimits;
  readonly #parser: TarParser;
  #tarSize = 0;
  #entries = 0;

  constructor(limits: LayerLimits = LIMITS) {
    this.#limits = limits;
    this.#parser = new TarParser({ entry: (entry) => this.#count(entry), content: () => {} });
  }

  write(bytes: Uint8Array): void {
    this.#tarSize += bytes.length;
    if (this.#tarSize > this.#limits.tarSize) {
      throw new IntegrityError(`the layer is larger than ${this.#limits.tarSize} bytes`);
    }
    this.#hash.update(bytes);
    this.#parser.write(bytes);
  }

  finish(): LayerFacts {
    this.#parser.end();
    return {
      diffId: parseDigest(`sha256:${this.#hash.digest('hex')}`),
      tarSize: this.#tarSize,
      size: this.#sizes.total,
      entries: this.#entries,
    };
  }

  #count(entry: ParsedEntry): void {
    this.#entries += 1;
    if (this.#entries > this.#limits.entries) {
      throw new IntegrityError(`the layer has more than ${this.#limits.entries} files`);
    }
    const name = cleanName(entry.name);
    this.#sizes.set(name, isWhiteout(name) ? 0 : sizeOf(entry));
  }
}

/** Whether it only says that a file is gone. What is in a folder of such a name counts. */
function isWhiteout(name: string): boolean {
  return name.startsWith(WHITEOUT, name.lastIndexOf('/') + 1);
}

/** As overlayfs has it on the disk: https://github.com/moby/moby/blob/v28.2.2/pkg/directory/directory_unix.go */
function sizeOf({ kind, linkName, realSize }: ParsedEntry): number {
  switch (kind) {
    case 'file':
      return realSize;
    case 'symlink':
      return byteLength(linkName);
    case 'link':
    case 'directory':
    case 'other':
      return 0;
  }
}

function cleanName(name: string): string {
  return UNCLEAN.test(name) ? posix.join('/', name).replace(/^\/|\/$/g, '') : name;
}

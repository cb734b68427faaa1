import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { byteLength } from '../go/go-string.ts';
import { parseDigest } from '../model/digest.ts';
import { IntegrityError } from '../model/errors.ts';
import type { LayerFacts } from '../model/layer-facts.ts';
import { decompress } from './compression.ts';
import { SizeByName } from './size-by-name.ts';
import { type ParsedEntry, TarParser } from './tar-parser.ts';

/** How far a layer is followed. */
export interface LayerLimits {
  /** Bytes of the plain tar. */
  readonly tarSize: number;
  readonly entries: number;
}

const LIMITS: LayerLimits = { tarSize: 1024 ** 4, entries: 5_000_000 };
const WHITEOUT = '.wh.';

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

/** Computes what docker says of a layer: the digest of its tar, and the size of its files. */
class LayerMeter {
  readonly #hash = createHash('sha256');
  readonly #sizes = new SizeByName();
  readonly #limits: LayerLimits;
  readonly #parser: TarParser;
  #tarSize = 0;
  #entries = 0;

  constructor(limits: LayerLimits) {
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
    this.#sizes.set(cleanName(entry.name), sizeOf(entry));
  }
}

/** As overlayfs has it on the disk: https://github.com/moby/moby/blob/v28.2.2/pkg/directory/directory_unix.go */
function sizeOf({ name, kind, linkName, realSize }: ParsedEntry): number {
  if (name.startsWith(WHITEOUT) || name.includes(`/${WHITEOUT}`)) return 0;
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
  const isClean = !name.includes('//') && !name.includes('./') && !name.endsWith('/');
  return isClean && !name.startsWith('/') ? name : posix.join('/', name).replace(/^\/|\/$/g, '');
}

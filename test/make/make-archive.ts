import { createHash } from 'node:crypto';

/** One image of an archive. Absent members take an everyday value. */
export interface ImageRecipe {
  readonly tags: readonly string[];
  readonly layers: readonly Buffer[];
  readonly created?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly history?: readonly Readonly<Record<string, unknown>>[];
  readonly architecture?: string;
  readonly variant?: string;
  readonly author?: string;
}

/** A layer: an uncompressed tar of these files; a name that ends with a slash is a folder. */
export function makeLayer(files: Readonly<Record<string, string | Buffer>>): Buffer {
  return tar(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
}

/** An archive for `docker load`, the same bytes every time. https://github.com/moby/docker-image-spec */
export function makeArchive(images: readonly ImageRecipe[]): Buffer {
  const files = new Map<string, Buffer>();
  const manifest = images.map(({ tags, layers, ...rest }) => {
    for (const layer of layers) files.set(`${hex(layer)}.tar`, layer);
    const config = Buffer.from(JSON.stringify(configOf({ tags, layers, ...rest })));
    files.set(`${hex(config)}.json`, config);
    return {
      Config: `${hex(config)}.json`,
      RepoTags: tags.length === 0 ? null : tags,
      Layers: layers.map((layer) => `${hex(layer)}.tar`),
    };
  });
  return tar([...files, ['manifest.json', Buffer.from(JSON.stringify(manifest))]]);
}

function configOf(image: ImageRecipe): Record<string, unknown> {
  const { layers, variant, author } = image;
  const created = image.created ?? '2022-03-04T05:06:07.123456789Z';
  const steps = layers.map((_, index) => ({ created, created_by: `ADD file:${index} in / ` }));
  return {
    architecture: image.architecture ?? 'amd64',
    ...(variant === undefined ? {} : { variant }),
    ...(author === undefined ? {} : { author }),
    config: image.config ?? {},
    created,
    history: image.history ?? steps,
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => `sha256:${hex(layer)}`) },
  };
}

function hex(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const BLOCK = 512; // bytes; ustar's unit

function tar(entries: readonly (readonly [string, Buffer])[]): Buffer {
  return Buffer.concat([
    ...entries.map(([name, bytes]) => entry(name, bytes)),
    Buffer.alloc(2 * BLOCK),
  ]);
}

function entry(name: string, content: Buffer): Buffer {
  const folder = name.endsWith('/');
  const head = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  head.write(name, 0, 100);
  head.write(octal(folder ? 0o755 : 0o644, 7), 100);
  head.write(octal(0, 7) + octal(0, 7), 108);
  head.write(octal(content.length, 11) + octal(1_700_000_000, 11), 124);
  head.write(`        ${folder ? '5' : '0'}`, 148);
  head.write('ustar\x0000', 257, 'latin1');
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${octal(sum, 6)} `, 148);
  return Buffer.concat([head, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}

// store-registry.ts: a registry on a free port with images of any size, made as they are asked for: size/N holds N MiB
// in one layer, plain; packed/N the same in gzip. Prints its address. A process of its own, so that its work is
// not counted as a client's.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http, { type ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';
import { makeHeader } from '../test/make/make-tar.ts';

interface Image {
  readonly layer: readonly Buffer[];
  readonly documents: ReadonlyMap<string, Buffer>;
  readonly layerDigest: string;
  readonly manifest: Buffer;
}

const MIB = 1024 * 1024;
const FILE = 4 * MIB;
const TYPE = 'application/vnd.oci.image.manifest.v1+json';
const images = new Map<string, Promise<Image>>();

const server = http.createServer((request, response) => {
  void serve(request.url ?? '', request.method ?? '', response);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.stdout.write(`127.0.0.1:${address?.port}\n`);
});

async function serve(url: string, method: string, response: ServerResponse): Promise<void> {
  const [, kind = '', size = '', what = '', name = ''] =
    /^\/v2\/(size|packed)\/(\d+)\/(manifests|blobs)\/(.+)$/.exec(url) ?? [];
  if (kind === '') return void response.writeHead(200).end('{}');
  const key = `${kind}/${size}`;
  const made = images.get(key) ?? make(Number(size), kind === 'packed');
  images.set(key, made);
  const image = await made;
  if (what === 'manifests') return send(response, [image.manifest], method, TYPE);
  const document = image.documents.get(name);
  send(
    response,
    document === undefined ? image.layer : [document],
    method,
    'application/octet-stream',
  );
}

function send(
  response: ServerResponse,
  parts: readonly Buffer[],
  method: string,
  type: string,
): void {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': length,
    'Docker-Content-Digest': digestOf(parts),
  });
  if (method === 'HEAD') return void response.end();
  let at = 0;
  const next = (): void => {
    while (at < parts.length) {
      const isRoom = response.write(parts[at]);
      at += 1;
      if (!isRoom) return void response.once('drain', next);
    }
    response.end();
  };
  next();
}

async function make(mebibytes: number, isPacked: boolean): Promise<Image> {
  const tar = tarOf(mebibytes);
  const layer = isPacked ? await pack(tar) : tar;
  const diffId = digestOf(tar);
  const layerDigest = digestOf(layer);
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: [diffId] },
    }),
  );
  const suffix = isPacked ? '+gzip' : '';
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: TYPE,
      config: descriptor('application/vnd.oci.image.config.v1+json', [config]),
      layers: [descriptor(`application/vnd.oci.image.layer.v1.tar${suffix}`, layer)],
    }),
  );
  return { layer, layerDigest, manifest, documents: new Map([[digestOf([config]), config]]) };
}

/** Files of four megabytes, half of each random and half of it text, of which one pair serves for all. */
function tarOf(mebibytes: number): readonly Buffer[] {
  const random = Buffer.concat(
    Array.from({ length: FILE / 2 / 32 }, (_, at) =>
      createHash('sha256').update(String(at)).digest(),
    ),
  );
  const content = Buffer.concat([
    random,
    Buffer.alloc(FILE / 2, 'text that packs well, line by line\n'),
  ]);
  const count = Math.ceil(mebibytes / 4);
  const files = Array.from({ length: count }, (_, at) => [
    makeHeader({ name: `file-${at}`, content }),
    content,
  ]);
  return [...files.flat(), Buffer.alloc(1024)];
}

async function pack(parts: readonly Buffer[]): Promise<readonly Buffer[]> {
  const gzip = createGzip({ level: 1, chunkSize: MIB });
  const packed: Buffer[] = [];
  gzip.on('data', (piece: Buffer) => packed.push(piece));
  for (const part of parts) {
    await new Promise<void>((resolve) => {
      gzip.write(part, () => resolve());
    });
  }
  gzip.end();
  await once(gzip, 'end');
  return packed;
}

function descriptor(mediaType: string, parts: readonly Buffer[]): object {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  return { mediaType, digest: digestOf(parts), size };
}

function digestOf(parts: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
}

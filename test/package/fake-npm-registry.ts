import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';

/** A registry of packages, for npm. */
export interface FakeNpmRegistry {
  readonly url: string;
  /** Paths of the archives that were fetched, in their order. */
  readonly fetched: readonly string[];
  close(): void;
}

/** Offers the npm packages in a folder, and nothing else. */
export async function startNpmRegistry(folder: string): Promise<FakeNpmRegistry> {
  const archives = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const documents = new Map<string, (url: string) => object>();
  for (const archive of archives) {
    const bytes = readFileSync(join(folder, archive));
    const manifest = await manifestIn(bytes);
    documents.set(`/${manifest.name}`, (url) => packument(manifest, bytes, `${url}/-/${archive}`));
  }
  const fetched: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const document = documents.get(path);
    if (document !== undefined) response.end(JSON.stringify(document(url)));
    else if (archives.some((archive) => path === `/-/${archive}`)) {
      fetched.push(basename(path));
      response.end(readFileSync(join(folder, basename(path))));
    } else response.writeHead(404).end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('there is no port');
  const url = `http://127.0.0.1:${address.port}`;
  return { url, fetched, close: () => server.close() };
}

interface Manifest {
  readonly name: string;
  readonly version: string;
}

async function manifestIn(archive: Buffer): Promise<Manifest> {
  const members = await unpackTar(gunzipSync(archive), {
    filter: ({ name }) => name === 'package/package.json',
  });
  return JSON.parse(Buffer.from(members[0]?.data ?? []).toString());
}

/** https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
function packument(manifest: Manifest, archive: Buffer, tarball: string): object {
  const { name, version } = manifest;
  const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  const versions = { [version]: { ...manifest, dist: { tarball, integrity } } };
  return { name, 'dist-tags': { latest: version }, versions };
}

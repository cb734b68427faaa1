import { createServer } from 'node:http';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { ImportOptions } from '../../../src/engine/change-options.ts';
import type { ImageEngine } from '../../../src/engine/engine.ts';
import { digestOf } from '../../../src/model/digest-of.ts';
import { makeLayer } from '../../make/make-archive.ts';
import { pieces } from '../../fault/store-scenarios.ts';
import { closeStores, listAll, openStore, said } from './opened-store.ts';

afterEach(closeStores);

const FILES = makeLayer({ 'bin/': '', 'bin/x': 'run' });

function importFiles(
  engine: ImageEngine,
  options: ImportOptions,
  bytes: Uint8Array = FILES,
): Promise<readonly string[]> {
  return said(engine.import({ kind: 'archive', bytes: pieces(bytes) }, options));
}

test('import makes an image of one layer, whose configuration is docker’s', async () => {
  const engine = openStore();
  const options = {
    name: 'made',
    message: 'by hand',
    changes: ['ENV A=b', 'CMD x'],
    platform: 'linux/arm64',
  };
  const [id] = await importFiles(engine, options);
  const document = JSON.parse(await engine.inspect('made:latest'));
  expect(document).toMatchObject({
    Id: id,
    RepoTags: ['made:latest'],
    Comment: 'by hand',
    Created: '2026-11-20T15:00:00Z',
    Architecture: 'arm64',
    Size: 3,
    RootFS: { Layers: [digestOf(FILES)] },
    Metadata: { LastTagTime: '2026-11-20T15:00:00Z' },
    Config: { Env: ['A=b'], Cmd: ['/bin/sh', '-c', 'x'] },
  });
  expect(await engine.history('made')).toMatchObject([{ comment: 'by hand', size: 3 }]);
});

test('what is packed is unpacked; the same files at the same time make the same image', async () => {
  const engine = openStore();
  const [plain] = await importFiles(engine, {});
  const [packed] = await importFiles(engine, {}, gzipSync(FILES));
  expect(packed).toBe(plain);
  expect(await listAll(engine)).toHaveLength(1);
});

test('import fetches an address itself', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/files.tar') response.end(FILES);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const from = (path: string): Promise<readonly string[]> =>
    said(openStore().import({ kind: 'url', url: `http://127.0.0.1:${port}${path}` }, {}));
  expect(await from('/files.tar')).toEqual([
    `Downloading from http://127.0.0.1:${port}/files.tar`,
    expect.stringMatching(/^sha256:/),
  ]);
  expect((await from('/none')).at(-1)).toBe(
    `error: unable to download http://127.0.0.1:${port}/none: 404 Not Found`,
  );
  server.close();
});

test('bad input is told before anything is kept', async () => {
  const engine = openStore();
  const cases: readonly (readonly [ImportOptions, Uint8Array, RegExp])[] = [
    [{ changes: ['RUN x'] }, FILES, /RUN is not a valid change command/],
    [{ name: `x@${digestOf(FILES)}` }, FILES, /cannot import digest reference/],
    [{ platform: 'nope' }, FILES, /"nope": unknown operating system or architecture/],
    [{}, Buffer.alloc(2000, 'x'), /invalid tar header/],
    [{}, FILES.subarray(0, 700), /unexpected EOF/],
  ];
  for (const [options, bytes, message] of cases) {
    await expect(importFiles(engine, options, bytes)).rejects.toThrow(message);
  }
  expect(await listAll(engine)).toEqual([]);
});

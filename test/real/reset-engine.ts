import http from 'node:http';
import { text } from 'node:stream/consumers';
import { BASE_IMAGES } from '../make/base-images.ts';
import { makeArchive } from '../make/make-archive.ts';

/** Removes every image of the engine at this socket and loads the base images. Only for engines made for tests. */
export async function resetEngine(socketPath: string): Promise<void> {
  const list: readonly { readonly Id: string }[] = JSON.parse(
    await call(socketPath, 'GET', '/images/json?all=1'),
  );
  for (const { Id } of list) await call(socketPath, 'DELETE', `/images/${Id}?force=1`);
  const answer = await call(socketPath, 'POST', '/images/load?quiet=1', makeArchive(BASE_IMAGES));
  if (answer.includes('errorDetail')) throw new Error(`the base images do not load: ${answer}`);
}

async function call(
  socketPath: string,
  method: string,
  path: string,
  body?: Buffer,
): Promise<string> {
  const headers = body === undefined ? {} : { 'Content-Type': 'application/x-tar' };
  const request = http.request({ socketPath, method, path: `/v1.41${path}`, headers });
  request.end(body);
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => resolve(text(response)));
  });
}

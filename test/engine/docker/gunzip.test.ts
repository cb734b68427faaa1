import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gunzipped } from '../../../src/engine/docker/gunzip.ts';
import type { HttpResponse } from '../../../src/engine/docker/http/http-client.ts';
import { readText } from '../../../src/engine/docker/read-body.ts';

const TEXT = 'docker '.repeat(100_000);
const WHOLE = gzipSync(TEXT);

interface Watched extends HttpResponse {
  isDiscarded: boolean;
}

/** An answer with this body, in parts that all lie in one buffer, as those of a socket do. */
function answerOf(body: Uint8Array, after: () => Promise<void> = () => Promise.resolve()): Watched {
  const parts = async function* (): AsyncGenerator<Uint8Array> {
    const buffer = Buffer.alloc(1000);
    for (let at = 0; at < body.length; at += buffer.length) {
      buffer.fill(0);
      buffer.set(body.subarray(at, at + buffer.length));
      yield buffer.subarray(0, Math.min(buffer.length, body.length - at));
    }
    await after();
  };
  const response: Watched = {
    version: 'HTTP/1.1',
    status: 200,
    statusText: '200 OK',
    headers: new Map(),
    framing: { kind: 'until-close' },
    body: parts(),
    takeWhole: () => null,
    isDiscarded: false,
    discard: () => {
      response.isDiscarded = true;
    },
  };
  return response;
}

test('gunzipped() yields what was compressed', async () => {
  expect((await readText(gunzipped(answerOf(WHOLE)))) === TEXT).toBe(true);
});

describe('a damaged answer is an error', () => {
  test.each([
    ['cut', WHOLE.subarray(0, -20), 'unexpected EOF'],
    ['no gzip at all', Buffer.from('plain text'), 'gzip: invalid header'],
  ])('%s', async (_, body, message) => {
    await expect(readText(gunzipped(answerOf(body)))).rejects.toMatchObject({ message });
  });

  test('and so is a line that breaks', async () => {
    const broken = answerOf(WHOLE.subarray(0, 100), () => Promise.reject(new Error('reset')));
    await expect(readText(gunzipped(broken))).rejects.toMatchObject({ message: 'reset' });
  });
});

test('leaving the loop ends the answer, even while it is silent', async () => {
  const response = answerOf(WHOLE, () => new Promise(() => {}));
  for await (const piece of gunzipped(response)) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
  expect(response.isDiscarded).toBe(true);
});

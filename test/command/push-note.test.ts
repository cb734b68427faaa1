import { expect, test } from 'vitest';
import { pushNote } from '../../src/command/push-note.ts';

const STRIPPED = JSON.stringify({
  manifestPushedInsteadOfIndex: true,
  originalIndex: { digest: 'sha256:a' },
  selectedManifest: { digest: 'sha256:b' },
});

test.each([
  [true, '\u001b[31msha256:a\u001b[0m -> \u001b[32msha256:b\u001b[0m'],
  [false, 'sha256:a -> sha256:b'],
])('the digests in a note have colours only when it is painted: %s', (isPainted, digests) => {
  expect(pushNote(STRIPPED, isPainted).map((note) => note.split('\n')[1])).toEqual([digests]);
});

import { expect, test } from 'vitest';
import { renderNote } from '../../src/progress/note.ts';
import { loadPaint } from '../../src/progress/paint.ts';

const TEXT = 'Use --platform.\n\nThat is all.';

test('a note has a header, and its lines stand below each other', async () => {
  expect(await renderNote(TEXT, false)).toBe(
    '\n Info -> Use --platform.\n         \n         That is all.\n',
  );
});

test('on a terminal a note has the escape sequences that docker writes', async () => {
  expect(await renderNote(TEXT, true)).toBe(
    '\n\u001b[1m\u001b[106m\u001b[30mi\u001b[0m\u001b[0m \u001b[96mInfo → \u001b[0m\u001b[0m' +
      '\u001b[3mUse \u001b[1m--platform\u001b[0m.\u001b[0m\n' +
      '         \u001b[3m\u001b[0m\n' +
      '         \u001b[3mThat is all.\u001b[0m\n',
  );
});

test('paint ends with a full reset', async () => {
  const paint = await loadPaint();
  expect(paint('red', 'sha256:a')).toBe('\u001b[31msha256:a\u001b[0m');
  expect(paint('green', 'b|c')).toBe('\u001b[32mb|c\u001b[0m');
});

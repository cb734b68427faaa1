import { expect, test } from 'vitest';
import { terminalPicture } from '../../script/terminal-picture.ts';

test('terminalPicture() keeps text, weights and colours, each part in its column', () => {
  const picture = terminalPicture('a <b>\n\x1b[1mBOLD\x1b[0m  \x1b[34mblue\x1b[39m\n', 'say "it"');
  expect(picture).toContain('aria-label="say &quot;it&quot;"');
  const texts = [
    ...picture.matchAll(
      /<text x="([\d.]+)" y="(\d+)" [^>]*?"spacingAndGlyphs"([^>]*)>(.*?)<\/text>/g,
    ),
  ];
  expect(texts.map(([, x, y, look, text]) => [x, y, look, text])).toEqual([
    ['20.0', '54', '', 'a &lt;b&gt;'],
    ['20.0', '74', ' font-weight="bold"', 'BOLD'],
    ['53.7', '74', '', '  '],
    ['70.6', '74', ' fill="#79c0ff"', 'blue'],
  ]);
});

import { expect, test } from 'vitest';
import { hotPages, hotPagesText } from '../../script/hot-pages.ts';

test('what is hot is known for the compiler that there is', () => {
  const blocks = hotPages('linux-x64');
  expect(blocks?.size).toBeGreaterThan(100);
});

test('nothing is known about other machines', () => {
  expect(hotPages('darwin-arm64')).toBeNull();
});

test('blocks are kept as ranges', () => {
  expect(hotPagesText('linux-x64', new Set([0x42, 0x20, 0x1f, 0x21]))).toContain('"1f-21 42"');
});

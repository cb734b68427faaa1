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

test('what was recorded comes back', () => {
  const blocks = new Set([1, 2, 3, 0x42]);
  const records: Parameters<typeof hotPages>[1] = JSON.parse(hotPagesText('linux-x64', blocks));
  expect(hotPages('linux-x64', records)).toEqual(blocks);
});

test('what was recorded with another compiler fails the build', () => {
  const records = { 'linux-x64': { compiler: '0.0.1', blocks: '1' } };
  expect(() => hotPages('linux-x64', records)).toThrow(
    /^hot pages are known of bun 0\.0\.1, and this is [\d.]+: npm run hot-pages$/,
  );
});

import { expect, test } from 'vitest';
import { decodePem } from '../../src/go/pem.ts';

function block(type: string, content: string): string {
  return `-----BEGIN ${type}-----\n${content}\n-----END ${type}-----\n`;
}

test('decodePem() finds all blocks and skips the text between them', () => {
  const text = `hello\n${block('A', 'YQ==')}between\n${block('B C', 'YWJj\nYWJj')}`;
  expect(decodePem(text).map(({ type, bytes }) => [type, String(Buffer.from(bytes))])).toEqual([
    ['A', 'a'],
    ['B C', 'abcabc'],
  ]);
});

test('decodePem() reads headers', () => {
  const text = block('KEY', 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nYQ==');
  expect(decodePem(text)[0]?.headers).toEqual(
    new Map([
      ['Proc-Type', '4,ENCRYPTED'],
      ['DEK-Info', 'AES-128-CBC,00'],
    ]),
  );
});

test('decodePem() takes Windows line ends', () => {
  expect(decodePem(block('A', 'YWJj').replaceAll('\n', '\r\n'))).toHaveLength(1);
});

test.each(['', 'junk', '-----BEGIN A-----\nYQ==\n', block('A', '!!'), ' -----BEGIN A-----'])(
  'decodePem(%j) finds nothing',
  (text) => {
    expect(decodePem(text)).toEqual([]);
  },
);

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sendFile } from '../../src/go/send-file.ts';

const BUN = resolve('node_modules/.bin/bun');
const MODULE = resolve('src/go/send-file.ts');

test('Node sends nothing', () => {
  expect(sendFile(1, 0, 10)).toBe(0);
});

// Where the C library has another name, nothing is sent, and all is done in the common way.
test.runIf(process.platform === 'linux')('bun sends from where a file stands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'send-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'file');
  writeFileSync(file, 'abcdefgh');
  const script = `
    const fs = require('node:fs');
    const { sendFile } = require(${JSON.stringify(MODULE)});
    const file = fs.openSync(${JSON.stringify(file)}, 'r');
    fs.readSync(file, Buffer.alloc(2));
    const counts = [sendFile(1, file, 3), sendFile(1, file, 100), sendFile(1, file, 100), sendFile(99, file, 1)];
    fs.writeSync(1, JSON.stringify(counts));`;
  const told = execFileSync(BUN, ['-e', script], { encoding: 'utf8' });
  expect(told).toMatch(/^cdefgh\[3,3,0,0\]$|^\[0,0,0,0\]$/);
});

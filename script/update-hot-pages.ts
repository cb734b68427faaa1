// npm run hot-pages: makes script/hot-pages.json anew, after an update of the compiler. On Linux, for this machine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileNative } from './compile-native.ts';
import { hotPagesText } from './hot-pages.ts';
import { recordHotPages } from './record-hot-pages.ts';

/** A page that is there by chance is not there each time. */
const TIMES = 5;
const target = `${process.platform}-${process.arch}`;
const folder = mkdtempSync(join(tmpdir(), 'hot-pages-'));
try {
  const outfile = join(folder, 'program');
  await compileNative([{ target, outfile, isAsCompiled: true }]);
  let blocks = await recordHotPages(outfile, folder);
  for (let time = 1; time < TIMES; time += 1) {
    const again = await recordHotPages(outfile, folder);
    blocks = new Set([...blocks].filter((one) => again.has(one)));
  }
  writeFileSync('script/hot-pages.json', hotPagesText(target, blocks));
} finally {
  rmSync(folder, { recursive: true });
}

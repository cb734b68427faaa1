// npm run man: writes the manual from the command specs. --check tells whether it is fresh.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manPages } from '../src/cli/man-page.ts';
import { allCommands } from '../src/command/all-commands.ts';

const FOLDER = join(import.meta.dirname, '../man');
const pages = new Map(manPages(allCommands).map(({ file, text }) => [file, text]));
const present = readdirSync(FOLDER).filter((file) => file.endsWith('.1'));

if (process.argv.includes('--check')) check();
else write();

function check(): void {
  const stale = [...new Set([...pages.keys(), ...present])].filter(
    (file) =>
      !present.includes(file) || readFileSync(join(FOLDER, file), 'utf8') !== pages.get(file),
  );
  if (stale.length === 0) return;
  process.stderr.write(`not as the specs have it: ${stale.join(', ')}; run npm run man\n`);
  process.exitCode = 1;
}

function write(): void {
  for (const file of present) if (!pages.has(file)) rmSync(join(FOLDER, file));
  for (const [file, text] of pages) writeFileSync(join(FOLDER, file), text);
}

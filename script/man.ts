// npm run man: writes the manual from the command specs and the tables behind them, and the list of its pages into
// package.json, for npm installs no page that is not named there. --check tells whether all that is fresh.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCommands } from '../src/command/all-commands.ts';
import { manual } from '../src/manual/manual.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'man');
const MANIFEST = join(ROOT, 'package.json');
const pages = new Map((await manual(allCommands)).map(({ file, text }) => [file, text]));
const present = readdirSync(FOLDER).filter((file) => /\.[1-9]$/.test(file));
const manifest = withPages(readFileSync(MANIFEST, 'utf8'));

if (process.argv.includes('--check')) check();
else write();

function check(): void {
  const stale = [...new Set([...pages.keys(), ...present])].filter(
    (file) =>
      !present.includes(file) || readFileSync(join(FOLDER, file), 'utf8') !== pages.get(file),
  );
  if (readFileSync(MANIFEST, 'utf8') !== manifest) stale.push('package.json');
  if (stale.length === 0) return;
  process.stderr.write(`not as the specs have it: ${stale.join(', ')}; run npm run man\n`);
  process.exitCode = 1;
}

function write(): void {
  for (const file of present) if (!pages.has(file)) rmSync(join(FOLDER, file));
  for (const [file, text] of pages) writeFileSync(join(FOLDER, file), text);
  writeFileSync(MANIFEST, manifest);
}

/** The text of package.json with the pages as its member "man", wherever that stands. */
function withPages(text: string): string {
  const man = [...pages.keys()].toSorted().map((file) => `./man/${file}`);
  const content: Readonly<Record<string, unknown>> = JSON.parse(text);
  return `${JSON.stringify({ ...content, man }, null, 2)}\n`;
}

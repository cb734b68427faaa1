// npm run package [-- TARGET…] [--out FOLDER]: makes all that is given to users, in dist/package: npm packages, archives
// and Debian packages of the native programs, bills of materials, checksums. Targets are those of build:native; all of
// them without one. It runs on Linux, the Debian packages need dpkg-deb.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDist } from './build-dist.ts';
import { NATIVE_TARGETS, nativeTarget } from './native-target.ts';
import { packMain } from './package/npm-packages.ts';
import { packageNative } from './package/package-native.ts';
import { readRelease } from './package/release.ts';
import { billOfMaterials, writeBom } from './package/sbom.ts';

const ROOT = resolve(import.meta.dirname, '..');
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' } },
});
const targets = names.length === 0 ? NATIVE_TARGETS : names.map(nativeTarget);
const out = values.out === undefined ? emptied(join(ROOT, 'dist/package')) : resolve(values.out);
const stage = mkdtempSync(join(tmpdir(), 'package-'));
// Who installs must be able to read it, whoever packs.
process.umask(0o022);
try {
  mkdirSync(out, { recursive: true });
  if (readdirSync(out).length > 0) throw new Error(`${out} is not empty`);
  await makeAll();
} finally {
  rmSync(stage, { recursive: true });
}

async function makeAll(): Promise<void> {
  const release = readRelease(ROOT, process.env);
  const packages = await buildDist();
  await packMain(release, { stage: join(stage, 'main'), out });
  const { name, version } = release.manifest;
  writeBom(billOfMaterials(release, packages, null), join(out, `${name}-${version}.cdx.json`));
  for (const target of targets) await packageNative(release, { target, packages }, { stage, out });
  writeChecksums();
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

function writeChecksums(): void {
  const lines = readdirSync(out).map((file) => {
    const bytes = readFileSync(join(out, file));
    process.stdout.write(`${(bytes.length / 1e6).toFixed(2).padStart(7)} MB  ${file}\n`);
    return `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`;
  });
  writeFileSync(join(out, 'SHA256SUMS'), lines.join(''));
}

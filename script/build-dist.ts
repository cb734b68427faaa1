import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleModules } from './bundle-modules.ts';
import { bundleProgram } from './bundle-program.ts';
import { emitTypes } from './emit-types.ts';
import { type BundledPackage, bundledPackages } from './package/bundled-packages.ts';
import { thirdPartyNotices } from './package/third-party-notices.ts';

const FOLDER = 'dist';
const ROOT = resolve(import.meta.dirname, '..');

/**
 * Makes dist anew: the program, two public modules with their types, and the licences of the packages that are in
 * them, which it returns. What npm run package has put there stays.
 */
export async function buildDist(): Promise<readonly BundledPackage[]> {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of readdirSync(FOLDER)) {
    if (name !== 'package') rmSync(join(FOLDER, name), { recursive: true });
  }
  const bundles = await Promise.all([
    bundleProgram(FOLDER).then(({ chunks }) => chunks),
    bundleModules(FOLDER),
    emitTypes(FOLDER).then(() => []),
  ]);
  const packages = bundledPackages(bundles.flat(), ROOT);
  writeFileSync(join(FOLDER, 'THIRD-PARTY-NOTICES'), thirdPartyNotices(packages, ROOT));
  return packages;
}

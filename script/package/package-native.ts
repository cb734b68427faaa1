import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileNative } from '../compile-native.ts';
import type { NativeTarget } from '../native-target.ts';
import type { BundledPackage } from './bundled-packages.ts';
import { packDebian } from './debian-package.ts';
import { type Folders, type NativeBuild, packNative } from './npm-packages.ts';
import type { Release } from './release.ts';
import { billOfMaterials, writeBom } from './sbom.ts';
import { unixTree, windowsTree } from './unix-tree.ts';
import { writeArchive } from './write-archive.ts';

/** What a native program is made of. */
export interface NativePlan {
  readonly target: NativeTarget;
  /** The packages that are bundled into it. */
  readonly packages: readonly BundledPackage[];
}

/** Compiles a native program and makes everything that it is given to users in. */
export async function packageNative(
  release: Release,
  { target, packages }: NativePlan,
  { stage, out }: Folders,
): Promise<void> {
  const folder = join(stage, target.name);
  mkdirSync(folder);
  const program = join(folder, target.file);
  await compileNative([{ target: target.name, outfile: program }]);
  const build = { target, program };
  const name = `${release.manifest.name}-${release.manifest.version}-${target.name}`;
  const executable = { runtime: target.runtime, bytes: readFileSync(program) };
  writeBom(billOfMaterials(release, packages, executable), join(out, `${name}.cdx.json`));
  const inside = (part: string): Folders => ({ stage: join(folder, part), out });
  await Promise.all([
    packNative(release, build, inside('npm')),
    archive(release, build, join(out, name)),
    target.os === 'linux' && target.libc === 'glibc'
      ? packDebian(release, build, inside('debian'))
      : null,
  ]);
  rmSync(folder, { recursive: true });
}

async function archive(
  release: Release,
  { target, program }: NativeBuild,
  path: string,
): Promise<void> {
  const { root, date } = release;
  const folder = basename(path);
  const parts = { program, root };
  if (target.os === 'win32') {
    await writeArchive(windowsTree(parts), { outfile: `${path}.zip`, folder, date });
  } else await writeArchive(unixTree(parts), { outfile: `${path}.tar.gz`, folder, date });
}

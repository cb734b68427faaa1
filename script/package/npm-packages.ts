import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { NATIVE_TARGETS, type NativeTarget } from '../native-target.ts';
import type { Manifest, Release } from './release.ts';
import { nativeNotices } from './native-notices.ts';

const run = promisify(execFile);
/** What only those who build read. */
const OURS: ReadonlySet<string> = new Set([
  'scripts',
  'directories',
  'dependencies',
  'devDependencies',
]);

/** Where a package is laid out, and where its archive goes. */
export interface Folders {
  readonly stage: string;
  readonly out: string;
}

/** Packs the program in JavaScript with its public modules. dist must have been made. */
export async function packMain({ manifest, root }: Release, folders: Folders): Promise<void> {
  const files = await packedFiles(root);
  for (const file of files) {
    const place = join(folders.stage, file);
    mkdirSync(dirname(place), { recursive: true });
    copyFileSync(join(root, file), place);
  }
  await pack(publishedManifest(manifest, files), folders);
}

/**
 * What those who install need of package.json. The dependencies are bundled, and of what is left outside no request
 * of ours reaches anything: so none is named. The pages of the manual are, for npm links those that are named.
 */
export function publishedManifest(manifest: Manifest, files: readonly string[]): object {
  const published = Object.entries(manifest).filter(([key]) => !OURS.has(key));
  const man = files.filter((file) => file.startsWith('man/'));
  // A Node on Windows cannot become another program: there, a native one would lie about unused.
  const names = NATIVE_TARGETS.filter(({ os }) => os !== 'win32').map((target) =>
    packageName(manifest, target),
  );
  const optionalDependencies = Object.fromEntries(names.map((it) => [it, manifest.version]));
  return { ...Object.fromEntries(published), man, optionalDependencies };
}

/** A native program that was compiled. */
export interface NativeBuild {
  readonly target: NativeTarget;
  /** Path of the executable. */
  readonly program: string;
}

/** Packs a native program by itself. */
export async function packNative(
  { manifest, root }: Release,
  { target, program }: NativeBuild,
  folders: Folders,
): Promise<void> {
  mkdirSync(folders.stage, { recursive: true });
  const place = (file: string): string => join(folders.stage, file);
  copyFileSync(program, place(target.file));
  chmodSync(place(target.file), 0o755);
  copyFileSync(join(root, 'LICENSE'), place('LICENSE'));
  writeFileSync(place('THIRD-PARTY-NOTICES'), nativeNotices(root));
  writeFileSync(place('README.md'), readme(manifest, target));
  await pack(nativeManifest(manifest, target), folders);
}

/** package.json of a native program: npm installs it where the machine is of that kind. */
export function nativeManifest(manifest: Manifest, target: NativeTarget): object {
  const { version, license, author } = manifest;
  const { os, cpu, libc, file } = target;
  return {
    name: packageName(manifest, target),
    version,
    description: `${manifest.name} as a native program for ${target.name}`,
    license,
    author,
    os: [os],
    cpu: [cpu],
    ...(libc === null ? {} : { libc: [libc] }),
    // The others are started by the main package.
    ...(os === 'win32' ? { bin: { [manifest.name]: file } } : {}),
    preferUnplugged: true,
  };
}

/** What the list in package.json comes to, as npm reads it. */
async function packedFiles(root: string): Promise<readonly string[]> {
  const words = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout } = await run('npm', words, { cwd: root, maxBuffer: 1e7 });
  const [packed]: readonly [{ readonly files: readonly { readonly path: string }[] }] =
    JSON.parse(stdout);
  return packed.files.map(({ path }) => path);
}

async function pack(manifest: object, { stage, out }: Folders): Promise<void> {
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', out], { cwd: stage });
}

function packageName({ name }: Pick<Manifest, 'name'>, target: NativeTarget): string {
  return `${name}-${target.name}`;
}

function readme({ name }: Manifest, target: NativeTarget): string {
  const use =
    target.os === 'win32'
      ? `\`npm install --global ${packageName({ name }, target)}\` puts it on your PATH.`
      : `Install the package \`${name}\`, which takes this one where it fits.`;
  return `# ${name} for ${target.name}\n\n${name} as one native program. ${use}\n`;
}

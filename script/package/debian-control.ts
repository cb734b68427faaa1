import { readFileSync } from 'node:fs';
import type { NativeTarget } from '../native-target.ts';
import type { NativeBuild } from './npm-packages.ts';
import type { Manifest, Release } from './release.ts';
import type { ShippedFile } from './shipped-file.ts';

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** What dpkg calls a kind of machine: "amd64". Throws when Debian has none such. */
export function architectureOf({ cpu, name }: NativeTarget): string {
  const architecture = ARCHITECTURES[cpu];
  if (architecture === undefined) throw new Error(`Debian has no ${name}`);
  return architecture;
}

/**
 * A semantic version as dpkg orders it, in its first packaging: "1.0.0~rc.1-1" comes before "1.0.0-1".
 * https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
 */
export function debianVersion(version: string): string {
  return `${version.replace('-', '~').replaceAll('-', '.')}-1`;
}

/** Who packages: Debian's variables DEBFULLNAME and DEBEMAIL, else the author in package.json. */
export function maintainer({ author }: Manifest, environment: NodeJS.ProcessEnv): string {
  return `${environment['DEBFULLNAME'] ?? author.name} <${environment['DEBEMAIL'] ?? author.email}>`;
}

/** What dpkg is told of a package. https://www.debian.org/doc/debian-policy/ch-controlfields.html */
export function controlFile(
  { manifest }: Release,
  { target, program }: NativeBuild,
  files: readonly ShippedFile[],
): string {
  const kibibytes = files.reduce((sum, { content }) => sum + Math.ceil(content().length / 1024), 0);
  return `Package: ${manifest.name}
Version: ${debianVersion(manifest.version)}
Architecture: ${architectureOf(target)}
Maintainer: ${maintainer(manifest, process.env)}
Installed-Size: ${kibibytes}
Depends: libc6 (>= ${libcVersion(program)})
Recommends: ca-certificates
Section: admin
Priority: optional
Description: image commands of the Docker CLI, with or without an engine
 Lists, pulls, pushes, tags, saves, loads and removes container images with
 the flags, output and exit status of docker 28.2.2.
 .
 It speaks with a Docker Engine where there is one. Where there is none, the
 same commands work on a folder, an OCI image layout, without a daemon and
 without root.
`;
}

/** The oldest C library that has all that an executable asks for: "2.17". */
function libcVersion(program: string): string {
  const names = readFileSync(program, 'latin1').matchAll(/GLIBC_2\.(\d+)\0/g);
  return `2.${Math.max(...Array.from(names, ([, minor]) => Number(minor)))}`;
}

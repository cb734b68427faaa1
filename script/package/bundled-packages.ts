import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A package of which something is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression: "MIT". */
  readonly license: string;
  /** Of the archive that the registry gave: "sha512-…", base64. */
  readonly integrity: string;
  /** Where it lies, as the lock file has it: "node_modules/string-width". */
  readonly location: string;
  /** Locations of the bundled packages that it asks for. */
  readonly needs: readonly string[];
}

/** What a bundler tells of a file that it made. */
export interface Bundled {
  readonly modules: Readonly<Record<string, { readonly renderedLength: number }>>;
}

/** What package-lock.json tells of a package. */
interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** From the folder that npm made on: a link may lead to it. */
const PACKAGE = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/;
/** The bundler's own few lines, which are in nearly every bundle. */
const RUNTIME = '\0rolldown/runtime.js';
const BUNDLER = 'node_modules/rolldown';

/**
 * The packages that files of a bundle hold something of, by location. root is the folder with the lock file, which is
 * asked for all else. Throws when it does not know a package.
 */
export function bundledPackages(files: readonly Bundled[], root: string): BundledPackage[] {
  const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  const locations = new Set(files.flatMap((file) => locationsIn(file, root)));
  return [...locations].toSorted().map((location) => {
    const locked = packages[location];
    if (locked === undefined) throw new Error(`package-lock.json does not know ${location}`);
    return describe(location, locked, locations);
  });
}

function locationsIn({ modules }: Bundled, root: string): readonly string[] {
  return Object.entries(modules).flatMap(([id, { renderedLength }]) => {
    if (id === RUNTIME) return [BUNDLER];
    // Of some modules nothing is left but that they were asked for.
    if (renderedLength === 0 || id.startsWith('\0')) return [];
    return PACKAGE.exec(relative(root, id).replaceAll(sep, '/')) ?? [];
  });
}

function describe(location: string, locked: Locked, all: ReadonlySet<string>): BundledPackage {
  const { version, license, integrity, dependencies, optionalDependencies } = locked;
  if (version === undefined || license === undefined || integrity === undefined) {
    throw new Error(`package-lock.json lacks version, license or integrity of ${location}`);
  }
  const needs = Object.keys({ ...dependencies, ...optionalDependencies })
    .map((name) => find(name, location, all))
    .filter((found) => found !== null)
    .toSorted();
  return { name: nameOf(location), version, license, integrity, location, needs };
}

/** As Node looks for it: in the package, then further out. null: nothing of it is in the bundle. */
function find(name: string, from: string, all: ReadonlySet<string>): string | null {
  const nested = from.split('/node_modules/');
  const inside = nested.map((_, at) => [...nested.slice(0, at + 1), name].join('/node_modules/'));
  return [`node_modules/${name}`, ...inside].findLast((place) => all.has(place)) ?? null;
}

function nameOf(location: string): string {
  return location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import {
  application,
  type Component,
  type Executable,
  library,
  platform,
  purlOf,
} from './bom-component.ts';
import { bunVersion } from './bun-parts.ts';
import type { BundledPackage } from './bundled-packages.ts';
import type { Manifest, Release } from './release.ts';

/** A bill of materials. */
export interface Bom {
  readonly $schema: string;
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly serialNumber: string;
  readonly version: 1;
  readonly metadata: { readonly timestamp: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly Dependency[];
}

type Dependency = { readonly ref: string; readonly dependsOn: readonly string[] };

/**
 * Tells what is in the files that are shipped, after what the bundler has put there. (`npm sbom` would list all that
 * package.json asks for: four times as many packages, of most of which nothing is here.) executable: null for the
 * program in JavaScript.
 */
export function billOfMaterials(
  release: Release,
  packages: readonly BundledPackage[],
  executable: Executable | null,
): Bom {
  const program = application(release.manifest, executable);
  const runtime = executable === null ? [] : [platform(executable, bunVersion(release.root))];
  const direct = packages.filter((one) => isDirect(one, release.manifest)).map(purlOf);
  const content = {
    metadata: { timestamp: new Date(release.date * 1000).toISOString(), component: program },
    components: [...packages.map(library), ...runtime],
    dependencies: [
      { ref: program['bom-ref'], dependsOn: [...direct, ...runtime.map((one) => one['bom-ref'])] },
      ...dependencies(packages),
    ],
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber(JSON.stringify(content)),
    version: 1,
    ...content,
  };
}

/** Writes one into a file. */
export function writeBom(bom: Bom, outfile: string): void {
  writeFileSync(outfile, `${JSON.stringify(bom, null, 2)}\n`);
}

function dependencies(packages: readonly BundledPackage[]): readonly Dependency[] {
  const refs = new Map(packages.map((one) => [one.location, purlOf(one)]));
  return packages.map((one) => ({
    ref: purlOf(one),
    dependsOn: one.needs.map((location) => refs.get(location)).filter((ref) => ref !== undefined),
  }));
}

function isDirect({ name, location }: BundledPackage, manifest: Manifest): boolean {
  const asked = { ...manifest.dependencies, ...manifest.devDependencies };
  return name in asked && location === `node_modules/${name}`;
}

/** A UUID made of the content, so that the same content has the same. https://www.rfc-editor.org/rfc/rfc9562#section-5.8 */
function serialNumber(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${groups.join('-')}`;
}

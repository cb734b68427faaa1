import { createHash } from 'node:crypto';
import { BUN_LICENSE, BUN_PARTS } from './bun-parts.ts';
import type { BundledPackage } from './bundled-packages.ts';
import type { Manifest } from './release.ts';

/** A part of what is shipped, as CycloneDX has it. https://cyclonedx.org/docs/1.6/json/ */
export interface Component {
  readonly type: 'application' | 'library' | 'platform';
  readonly 'bom-ref': string;
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly purl?: string;
  readonly licenses: readonly License[];
  readonly hashes?: readonly Hash[];
  readonly externalReferences?: readonly { readonly type: string; readonly url: string }[];
  readonly components?: readonly Component[];
}

type License = { readonly license: { readonly id: string } | { readonly name: string } };
type Hash = { readonly alg: 'SHA-256' | 'SHA-512'; readonly content: string };

/** An executable file: where there is one, bun is among the parts. */
export interface Executable {
  /** "bun-linux-x64-baseline" */
  readonly runtime: string;
  readonly bytes: Uint8Array;
}

/** The program itself. executable: null for the one in JavaScript. */
export function application(manifest: Manifest, executable: Executable | null): Component {
  const { name, version, description, license } = manifest;
  const purl = `pkg:npm/${name}@${version}`;
  const licenses = [{ license: { id: license } }];
  const file = executable === null ? {} : { hashes: [sha256(executable.bytes)] };
  return {
    type: 'application',
    'bom-ref': purl,
    name,
    version,
    description,
    licenses,
    purl,
    ...file,
  };
}

/** A package that is bundled. */
export function library(one: BundledPackage): Component {
  const [scope, bare] = one.name.startsWith('@') ? one.name.split('/') : [undefined, one.name];
  return {
    type: 'library',
    'bom-ref': purlOf(one),
    ...(scope === undefined ? {} : { group: scope }),
    name: bare ?? one.name,
    version: one.version,
    licenses: [{ license: { id: one.license } }],
    purl: purlOf(one),
    hashes: [ofArchive(one.integrity)],
  };
}

/** What runs a native program. */
export function platform({ runtime }: Executable, version: string): Component {
  const purl = `pkg:npm/%40oven/${runtime.replace('arm64', 'aarch64')}@${version}`;
  return {
    type: 'platform',
    'bom-ref': purl,
    name: 'bun',
    version,
    licenses: [{ license: { id: 'MIT' } }],
    purl,
    externalReferences: [{ type: 'license', url: BUN_LICENSE }],
    components: BUN_PARTS.map(({ name, license, url }) => ({
      type: 'library',
      'bom-ref': `bun/${name}`,
      name,
      licenses: [{ license: { name: license } }],
      externalReferences: [{ type: 'website', url }],
    })),
  };
}

/** Its name for everybody. https://github.com/package-url/purl-spec/blob/main/types-doc/npm-definition.md */
export function purlOf({ name, version }: BundledPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function ofArchive(integrity: string): Hash {
  const [algorithm, digest = ''] = integrity.split('-');
  if (algorithm !== 'sha512') throw new Error(`an integrity by sha512 is expected: ${integrity}`);
  return { alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') };
}

function sha256(bytes: Uint8Array): Hash {
  return { alg: 'SHA-256', content: createHash('sha256').update(bytes).digest('hex') };
}

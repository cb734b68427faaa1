import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BundledPackage } from '../../script/package/bundled-packages.ts';
import { readRelease } from '../../script/package/release.ts';
import { billOfMaterials } from '../../script/package/sbom.ts';
import { bomProblems } from './bom-problems.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const release = readRelease(ROOT, { SOURCE_DATE_EPOCH: '1700000000' });

function bundled(name: string, needs: readonly string[] = []): BundledPackage {
  const location = `node_modules/${name}`;
  const integrity = `sha512-${Buffer.alloc(64, name).toString('base64')}`;
  return { name, version: '1.2.3', license: 'MIT', integrity, location, needs };
}

const PACKAGES = [
  bundled('@colors/colors'),
  bundled('cli-table3', ['node_modules/@colors/colors']),
  bundled('chalk'),
];
const executable = { runtime: 'bun-linux-arm64', bytes: Buffer.from('program') };

describe('billOfMaterials()', () => {
  test.each([
    ['JavaScript', null],
    ['a native program', executable],
  ])('has all that CycloneDX asks for: %s', (_, one) => {
    const bom: unknown = JSON.parse(JSON.stringify(billOfMaterials(release, PACKAGES, one)));
    expect(bomProblems(bom)).toEqual([]);
  });

  test('names a package by URL, scope and checksum', () => {
    const [colors] = billOfMaterials(release, PACKAGES, null).components;
    expect(colors).toMatchObject({
      type: 'library',
      group: '@colors',
      name: 'colors',
      purl: 'pkg:npm/%40colors/colors@1.2.3',
      hashes: [{ alg: 'SHA-512', content: Buffer.alloc(64, '@colors/colors').toString('hex') }],
    });
  });

  test('tells what the program asks for itself, and what its packages ask for', () => {
    expect(billOfMaterials(release, PACKAGES, null).dependencies).toEqual([
      {
        ref: `pkg:npm/docker-images@${release.manifest.version}`,
        dependsOn: ['pkg:npm/cli-table3@1.2.3', 'pkg:npm/chalk@1.2.3'],
      },
      { ref: 'pkg:npm/%40colors/colors@1.2.3', dependsOn: [] },
      { ref: 'pkg:npm/cli-table3@1.2.3', dependsOn: ['pkg:npm/%40colors/colors@1.2.3'] },
      { ref: 'pkg:npm/chalk@1.2.3', dependsOn: [] },
    ]);
  });

  test('tells of a native program what runtime it is built with, and its checksum', () => {
    const { metadata, components, dependencies } = billOfMaterials(release, PACKAGES, executable);
    expect(metadata.component.hashes).toEqual([
      { alg: 'SHA-256', content: createHash('sha256').update('program').digest('hex') },
    ]);
    const runtime = components.find(({ name }) => name === 'bun');
    expect(runtime?.purl).toMatch(/^pkg:npm\/%40oven\/bun-linux-aarch64@\d/);
    expect(runtime?.components?.map(({ name }) => name)).toContain('JavaScriptCore and WebCore');
    expect(dependencies[0]?.dependsOn).toContain(runtime?.['bom-ref']);
  });

  test('is the same for the same, and bears another number for another', () => {
    const [one, same] = [0, 1].map(() => billOfMaterials(release, PACKAGES, null));
    expect(one).toEqual(same);
    const other = billOfMaterials(release, PACKAGES.slice(1), null);
    expect(other.serialNumber).not.toBe(one?.serialNumber);
  });
});

describe('bomProblems()', () => {
  test('finds what is missing or wrong', () => {
    const bom = billOfMaterials(release, PACKAGES, null);
    const broken = {
      ...bom,
      serialNumber: 'urn:uuid:1',
      components: [
        { ...bom.components[0], type: 'lib', licenses: [{ license: {} }] },
        { name: 'x' },
      ],
    };
    expect(bomProblems(broken)).toEqual([
      'serialNumber: urn:uuid:1',
      'components.0.type: lib',
      'components.0.licenses.0: not one of id and name',
      'components.1.type: undefined',
      'dependencies.0: there is no pkg:npm/cli-table3@1.2.3',
      'dependencies.0: there is no pkg:npm/chalk@1.2.3',
      'dependencies.2: there is no pkg:npm/cli-table3@1.2.3',
      'dependencies.3: there is no pkg:npm/chalk@1.2.3',
    ]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Layer {
  readonly layers: readonly string[];
  readonly packages: readonly string[];
}

/** The whole architecture: layer -> what it may import from src, and which npm packages. Longest prefix wins. */
const LAYERS: Readonly<Record<string, Layer>> = {
  go: { layers: [], packages: [] },
  model: { layers: ['go'], packages: [] },
  template: { layers: ['go'], packages: [] },
  config: { layers: ['go', 'model'], packages: [] },
  engine: { layers: ['go', 'model'], packages: [] },
  'engine/docker': {
    layers: ['go', 'model', 'config', 'engine'],
    packages: ['dockerode', 'docker-modem'],
  },
  archive: { layers: ['go', 'model'], packages: ['modern-tar', 'fzstd'] },
  registry: { layers: ['go', 'model'], packages: ['https-proxy-agent'] },
  content: { layers: ['go', 'model'], packages: [] },
  'engine/embedded': {
    layers: ['go', 'model', 'engine', 'archive', 'registry', 'content'],
    packages: [],
  },
  format: { layers: ['go', 'model', 'template'], packages: ['cli-table3', 'pretty-bytes'] },
  progress: { layers: ['go', 'model'], packages: ['chalk'] },
  command: {
    layers: ['go', 'model', 'engine', 'format', 'progress', 'config'],
    packages: [],
  },
  cli: {
    layers: ['go', 'model', 'command', 'cli/completion'],
    packages: ['commander', 'chalk'],
  },
  'cli/completion': {
    layers: ['go', 'model', 'template', 'format', 'command', 'cli'],
    packages: [],
  },
  // No part of the program: pages are made of it.
  manual: { layers: ['go', 'model', 'template', 'config', 'command', 'cli'], packages: [] },
  main: {
    layers: [
      'go',
      'model',
      'config',
      'engine',
      'engine/docker',
      'engine/embedded',
      'command',
      'cli',
    ],
    packages: [],
  },
};

const SRC = process.env['LAYERS_SRC'] ?? 'src';
const IMPORT = /(?:\bfrom\s*|(?<!'[\w ]*)\bimport\s*\(?\s*|\brequire\s*\(\s*)'([^'\n]+)'/g;
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

function layerOf(path: string): string | undefined {
  if (path === 'main.ts') return 'main';
  const inside = Object.keys(LAYERS).filter((layer) => path.startsWith(`${layer}/`));
  return inside.toSorted((a, b) => b.length - a.length)[0];
}

function violation(file: string, specifier: string): string | null {
  const from = layerOf(file);
  const allowed = from === undefined ? undefined : LAYERS[from];
  if (from === undefined || allowed === undefined) return `${file} belongs to no layer`;
  if (specifier.startsWith('node:')) return null;
  // What the program is called is said there.
  if (specifier === '../package.json' && from === 'main') return null;
  if (!specifier.startsWith('.')) {
    return allowed.packages.includes(specifier) ? null : `${from} may not use ${specifier}`;
  }
  const to = layerOf(relative(SRC, join(SRC, dirname(file), specifier)));
  if (to === undefined) return `${specifier} belongs to no layer`;
  return to === from || allowed.layers.includes(to) ? null : `${from} may not import ${to}`;
}

test('src has files, and each belongs to a layer', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
});

describe('imports go one way', () => {
  test.each(files)('%s', (file) => {
    const source = readFileSync(join(SRC, file), 'utf8');
    const found = [...source.matchAll(IMPORT)].map((match) => violation(file, match[1] ?? ''));
    expect(found.filter((line) => line !== null)).toEqual([]);
  });
});

test('only the composition root and the terminal say process', () => {
  const speakers = files.filter((file) =>
    /\bprocess\./.test(readFileSync(join(SRC, file), 'utf8')),
  );
  expect(speakers.filter((file) => !['main.ts', 'cli/terminal.ts'].includes(file))).toEqual([]);
});

test('the embedded store touches the disk through one file, in which tests put failures', () => {
  const inStore = files.filter((file) => /^(?:content|engine\/embedded|archive)\//.test(file));
  const touching = inStore.filter((file) =>
    /'node:fs(?:\/promises)?'/.test(readFileSync(join(SRC, file), 'utf8')),
  );
  expect(touching).toEqual(['content/disk.ts']);
});

test('each runtime package is used by the one layer that owns it', () => {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  );
  const owned = new Set(Object.values(LAYERS).flatMap((layer) => layer.packages));
  expect(Object.keys(manifest.dependencies).filter((name) => !owned.has(name))).toEqual([]);
});

test('the check itself can fail', () => {
  expect(violation('format/table.ts', '../engine/engine.ts')).toBe('format may not import engine');
  expect(violation('command/images.ts', 'dockerode')).toBe('command may not use dockerode');
});

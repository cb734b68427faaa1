import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUTSIDE } from '../../script/lazy-packages.ts';
import { requirePrograms } from '../real/require-programs.ts';
import { type FakeNpmRegistry, startNpmRegistry } from './fake-npm-registry.ts';
import {
  emptyFolder,
  MADE,
  must,
  pathWith,
  removeFolders,
  ROOT,
  run,
  VERSION,
  works,
} from './made-packages.ts';

const MAIN = join(MADE, `docker-images-${VERSION}.tgz`);
const NATIVE = join(MADE, `docker-images-linux-x64-${VERSION}.tgz`);
/** Prints true where Node can become another program. */
const CAN_EXECUTE = 'process.stdout.write(String(process.execve !== undefined))';
/** More Nodes to start it by, as NODES=/path/of/node:/path/of/another; the one that runs this always. */
const nodes = [process.execPath, ...(process.env['NODES']?.split(':') ?? [])];
const isThisMachine = process.platform === 'linux' && process.arch === 'x64';

let home: string;
let registry: FakeNpmRegistry;
beforeAll(async () => {
  requirePrograms('npm', 'man', 'tar');
  if (!isThisMachine) throw new Error('these tests know what a machine with linux-x64 takes');
  home = emptyFolder();
  registry = await startNpmRegistry(MADE);
});
afterAll(() => {
  registry.close();
  removeFolders();
});

/** Installs into a new folder; npm knows no registry but ours, and --offline not even that. */
async function install(...words: readonly string[]): Promise<string> {
  const prefix = emptyFolder();
  const env = { HOME: home, npm_config_registry: registry.url, npm_config_fetch_retries: '0' };
  await must(['npm', 'install', '--silent', '--prefix', prefix, ...words], { env, cwd: prefix });
  return prefix;
}

/** By which runtime it is run: "node20.20.2"; a native program has one of its own. */
async function runtimeOf(program: string, env: Readonly<Record<string, string>>): Promise<string> {
  const words = [program, '-H', `store://${home}/store`, 'version', '-f', '{{.Client.GoVersion}}'];
  return (await must(words, { env })).trim();
}

describe('the archive of the main package', () => {
  let files: readonly string[];
  beforeAll(async () => {
    files = (await must(['tar', '-tzf', MAIN])).trim().split('\n');
  });

  test('holds the program, its modules and types, the manual and the licences, nothing else', () => {
    const kinds = [
      /^package\/(?:package\.json|README\.md|LICENSE|dist\/THIRD-PARTY-NOTICES)$/,
      /^package\/bin\/(?:docker-images|docker-images\.js|become-native\.js|package\.json)$/,
      /^package\/dist\/(?:main\.cjs|part\/[\w-]+\.cjs|template\.js|format\.js|chunk\/[\w-]+\.js)$/,
      /^package\/dist\/(?:template|format|model|go)\/[\w-]+\.d\.ts$/,
      /^package\/man\/docker-images[\w-]*\.[157]$/,
    ];
    expect(files.filter((file) => !kinds.some((kind) => kind.test(file)))).toEqual([]);
    for (const kind of kinds) expect(files.some((file) => kind.test(file))).toBe(true);
  });

  test('takes less than half a megabyte', () => {
    expect(readFileSync(MAIN).length).toBeLessThan(500_000);
  });
});

describe('npm install --global docker-images', () => {
  let prefix: string;
  let program: string;
  beforeAll(async () => {
    prefix = await install('--global', 'docker-images');
    program = join(prefix, 'bin/docker-images');
  });

  test('fetches the native program for this machine, and no other', () => {
    expect(registry.fetched.toSorted()).toEqual([
      `docker-images-${VERSION}.tgz`,
      `docker-images-linux-x64-${VERSION}.tgz`,
    ]);
    const inside = join(prefix, 'lib/node_modules/docker-images/node_modules');
    expect(readdirSync(inside).filter((name) => !name.startsWith('.'))).toEqual([
      'docker-images-linux-x64',
    ]);
  });

  test('makes a program, and a manual', async () => {
    await works([program]);
    for (const page of ['docker-images', 'docker-images-images']) {
      const found = await must(['man', '-w', page], {
        env: { MANPATH: join(prefix, 'share/man') },
      });
      const linked = join(prefix, `share/man/man1/${page}.1`);
      expect(found.trim()).toBe(realpathSync(linked));
    }
  });

  describe.each(nodes)('with %s', (node) => {
    test('becomes the native program where Node can, and runs in Node otherwise', async () => {
      const env = { PATH: pathWith(node) };
      await works([program], env);
      const version = `node${(await must([node, '-p', 'process.versions.node'])).trim()}`;
      const runtime = await runtimeOf(program, env);
      const canExecute = await must([node, '-e', CAN_EXECUTE]);
      expect(String(runtime !== version)).toBe(canExecute);
    });

    test('runs in Node when DOCKER_IMAGES_RUNTIME=node says so', async () => {
      const env = { PATH: pathWith(node), DOCKER_IMAGES_RUNTIME: 'node' };
      await works([program], env);
      const version = `node${(await must([node, '-p', 'process.versions.node'])).trim()}`;
      expect(await runtimeOf(program, env)).toBe(version);
    });
  });

  test('leaves nothing when it is removed', async () => {
    const env = { HOME: home };
    await must(['npm', 'uninstall', '--silent', '--global', '--prefix', prefix, 'docker-images'], {
      env,
    });
    expect(readdirSync(join(prefix, 'bin'))).toEqual([]);
    expect(readdirSync(join(prefix, 'lib/node_modules'))).toEqual([]);
    expect(existsSync(join(prefix, 'share/man/man1/docker-images.1'))).toBe(false);
  });
});

describe('without a network', () => {
  test('the main package alone works, in JavaScript', async () => {
    const prefix = await install('--offline', '--global', MAIN);
    expect(readdirSync(join(prefix, 'lib/node_modules'))).toEqual(['docker-images']);
    for (const node of nodes) {
      await works([join(prefix, 'bin/docker-images')], { PATH: pathWith(node) });
    }
  });

  test('main and native package work together, below a project', async () => {
    const prefix = await install('--offline', MAIN, NATIVE);
    const program = join(prefix, 'node_modules/.bin/docker-images');
    await works([program]);
    await works([join(prefix, 'node_modules/docker-images-linux-x64/docker-images')]);
    const installed = readdirSync(join(prefix, 'node_modules'));
    expect(installed.filter((name) => !name.startsWith('.'))).toEqual([
      'docker-images',
      'docker-images-linux-x64',
    ]);
  });

  test('the modules have types that a strict project compiles, and do what they say', async () => {
    const prefix = await install('--offline', MAIN);
    const code = `import { parseTemplate, render } from 'docker-images/template';
import { formatImages, humanSize } from 'docker-images/format';
const text: string = render(parseTemplate('{{upper .name}}'), { name: 'tags' });
process.stdout.write(text + humanSize(1000, 3) + formatImages([], { format: 'json' }));
// @ts-expect-error a size is a number
humanSize('1000', 3);
`;
    writeFileSync(
      join(prefix, 'use.mts'),
      `declare const process: any;\n${code.replace(/\/\/[^]*/, '')}`,
    );
    writeFileSync(join(prefix, 'wrong.mts'), `declare const process: any;\n${code}`);
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const options = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
    const words = [process.execPath, compiler, ...options, 'use.mts', 'wrong.mts'];
    expect(await run(words, { cwd: prefix })).toMatchObject({ stdout: '', status: 0 });
    expect(await must([process.execPath, 'use.mjs'], { cwd: prefix })).toBe('TAGS1kB');
  });
});

test('the program asks for no package but those that no request of ours reaches', () => {
  const folders = ['dist', 'dist/part'].map((folder) => join(ROOT, folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.cjs'))
      .map((name) => join(folder, name)),
  );
  const asked = files.flatMap((file) =>
    Array.from(
      readFileSync(file, 'utf8').matchAll(/require\([`'"]([^`'"]+)[`'"]\)/g),
      ([, it = '']) => it,
    ),
  );
  const packages = new Set(asked.filter((it) => !it.startsWith('.') && !isBuiltin(it)));
  expect([...packages].filter((it) => !OUTSIDE.includes(it))).toEqual([]);
  expect(packages.size).toBeGreaterThan(0);
});

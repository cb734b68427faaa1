import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NATIVE_TARGETS } from '../../script/native-target.ts';
import { requirePrograms } from '../real/require-programs.ts';
import { bomProblems } from './bom-problems.ts';
import { kindOf } from './executable-kind.ts';
import {
  emptyFolder,
  MADE,
  must,
  removeFolders,
  ROOT,
  run,
  VERSION,
  works,
} from './made-packages.ts';

let folder: string;
beforeAll(async () => {
  requirePrograms('tar', 'unzip', 'sha256sum', 'man', 'qemu-aarch64-static', 'musl-gcc');
  folder = emptyFolder();
  for (const { name } of NATIVE_TARGETS) await unpack(name, folder);
});
afterAll(removeFolders);

async function unpack(target: string, place: string): Promise<void> {
  const archive = join(MADE, `docker-images-${VERSION}-${target}`);
  if (target.startsWith('win32')) await must(['unzip', '-q', '-d', place, `${archive}.zip`]);
  else await must(['tar', '-xzf', `${archive}.tar.gz`, '-C', place]);
}

function unpacked(target: string, file: string = ''): string {
  return join(folder, `docker-images-${VERSION}-${target}`, file);
}

test('the checksums are those of all files, in the form that sha256sum reads', async () => {
  const sums = readFileSync(join(MADE, 'SHA256SUMS'), 'utf8').trim().split('\n');
  const named = sums.map((line) => line.slice(line.indexOf('  ') + 2));
  expect([...named, 'SHA256SUMS'].toSorted()).toEqual(readdirSync(MADE).toSorted());
  await must(['sha256sum', '--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: MADE });
});

test('the same source makes the same bytes', async () => {
  const again = emptyFolder();
  const targets = ['linux-x64', 'win32-x64'];
  const words = [process.execPath, '--import', 'tsx', 'script/package.ts', ...targets];
  const home = emptyFolder();
  await must([...words, '--out', again], {
    cwd: ROOT,
    env: { ...variables(), npm_config_cache: home },
  });
  const made = readFileSync(join(MADE, 'SHA256SUMS'), 'utf8');
  const sums = readFileSync(join(again, 'SHA256SUMS'), 'utf8').trim().split('\n');
  expect(sums.length).toBe(9);
  expect(sums.filter((line) => !made.includes(`${line}\n`))).toEqual([]);
});

/** The compiler of native programs keeps what it fetched in the home of who builds. */
function variables(): Readonly<Record<string, string>> {
  const { HOME = '/', SOURCE_DATE_EPOCH } = process.env;
  return SOURCE_DATE_EPOCH === undefined ? { HOME } : { HOME, SOURCE_DATE_EPOCH };
}

describe.each(NATIVE_TARGETS)('the archive for $name', ({ name, file, os }) => {
  const program = os === 'win32' ? file : `bin/${file}`;

  test('has a program of that kind', () => {
    expect(kindOf(readFileSync(unpacked(name, program)))).toBe(name);
  });

  test('has a bill of materials with the checksum of the program', () => {
    const text = readFileSync(join(MADE, `docker-images-${VERSION}-${name}.cdx.json`), 'utf8');
    expect(bomProblems(JSON.parse(text))).toEqual([]);
    const bytes = readFileSync(unpacked(name, program));
    expect(text).toContain(createHash('sha256').update(bytes).digest('hex'));
  });

  test('has the licences of all that is in the program', () => {
    const place = os === 'win32' ? '' : 'share/doc/docker-images/';
    const ending = os === 'win32' ? '.txt' : '';
    const notices = readFileSync(unpacked(name, `${place}THIRD-PARTY-NOTICES${ending}`), 'utf8');
    const bom: {
      readonly components: readonly { readonly name: string; readonly group?: string }[];
    } = JSON.parse(readFileSync(join(MADE, `docker-images-${VERSION}-${name}.cdx.json`), 'utf8'));
    const names = bom.components.map(({ name: one }) => one);
    expect(names).toEqual(expect.arrayContaining(['bun', 'chalk', 'commander', 'dockerode']));
    for (const one of bom.components) {
      const whole = one.group === undefined ? one.name : `${one.group}/${one.name}`;
      expect(notices).toMatch(new RegExp(`^${whole} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    }
    expect(notices).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
    expect(readFileSync(unpacked(name, `${place}LICENSE${ending}`), 'utf8')).toBe(
      readFileSync(join(ROOT, 'LICENSE'), 'utf8'),
    );
  });
});

describe('unpacked anywhere,', () => {
  test('the program for this machine runs, and man finds its pages', async () => {
    const anywhere = join(folder, 'any where');
    mkdirSync(anywhere);
    await unpack('linux-x64', anywhere);
    const top = join(anywhere, `docker-images-${VERSION}-linux-x64`);
    await works([join(top, 'bin/docker-images')], { PATH: '/nonexistent' });
    const env = { MANPATH: join(top, 'share/man') };
    for (const page of readdirSync(join(ROOT, 'man'))) {
      const section = page.slice(page.lastIndexOf('.') + 1);
      const found = await must(['man', '-w', section, page.slice(0, -2)], { env });
      expect(found.trim()).toBe(join(top, `share/man/man${section}/${page}`));
    }
  });

  test('the program for arm64 runs in an emulator', async () => {
    const emulator = ['qemu-aarch64-static', '-L', '/usr/aarch64-linux-gnu'];
    const program = [...emulator, unpacked('linux-arm64', 'bin/docker-images')];
    await works(program);
    const words = ['-H', `store://${folder}/store`, 'version', '-f', '{{.Client.Arch}}'];
    expect(await must([...program, ...words])).toBe('arm64\n');
  });

  test('the program for musl runs with musl, and the C++ library that it asks for', async () => {
    const library = emptyFolder();
    const program = unpacked('linux-x64-musl', 'bin/docker-images');
    await must([join(import.meta.dirname, 'musl-libstdcxx.sh'), program, library]);
    await works([program], { LD_LIBRARY_PATH: library });
    const { status, stderr } = await run([program, '--version']);
    expect(status).not.toBe(0);
    expect(stderr).toContain('libstdc++.so.6');
  });
});

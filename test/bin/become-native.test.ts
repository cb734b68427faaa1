import fs, { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

interface Execution {
  readonly file: string;
  readonly words: readonly string[];
}
interface Host {
  readonly env: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  readonly platform: string;
  readonly arch: string;
  readonly execve?: (file: string, words: readonly string[], env: object) => void;
}

let folder: string;
let executions: Execution[];
let becomeNative: (host: Host) => boolean;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'become-native-'));
  executions = [];
  mkdirSync(join(folder, 'bin'));
  copyFileSync('bin/become-native.js', join(folder, 'bin/become-native.cjs'));
  const loaded: { readonly becomeNative: typeof becomeNative } = createRequire(import.meta.url)(
    join(folder, 'bin/become-native.cjs'),
  );
  becomeNative = loaded.becomeNative;
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

// Systems whose programs need no loader in a fixed place are the same on every machine that tests.
function host(parts: Partial<Host> = {}): Host {
  return {
    env: {},
    argv: ['/usr/bin/node', '/usr/local/bin/docker', 'images', '-q'],
    platform: 'darwin',
    arch: 'arm64',
    execve: (file, words) => executions.push({ file, words }),
    ...parts,
  };
}

function addProgram(path: string, mode = 0o755): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '', { mode });
  return file;
}

describe('becomeNative()', () => {
  const words = ['/usr/local/bin/docker', 'images', '-q'];

  test('executes what was built here, by the name that was called', () => {
    const file = addProgram('dist/native/darwin-arm64/docker-images');
    becomeNative(host());
    expect(executions).toEqual([{ file, words }]);
  });

  test('executes the optional package for this machine', () => {
    const file = addProgram('node_modules/docker-images-darwin-arm64/docker-images');
    addProgram('node_modules/docker-images-darwin-x64/docker-images');
    becomeNative(host());
    expect(executions).toEqual([{ file, words }]);
  });

  test.each<[string, Partial<Host>]>([
    ['DOCKER_IMAGES_RUNTIME=node', { env: { DOCKER_IMAGES_RUNTIME: 'node' } }],
    ['another processor', { arch: 'x64' }],
    ['Windows, which has no such call', { platform: 'win32', arch: 'x64' }],
    ['a system of another kind', { platform: 'linux', arch: 's390x' }],
  ])('leaves it to JavaScript: %s', (_, parts) => {
    addProgram('dist/native/darwin-arm64/docker-images');
    addProgram('dist/native/linux-s390x/docker-images');
    addProgram('dist/native/win32-x64/docker-images');
    expect(becomeNative(host(parts))).toBe(false);
    expect(executions).toEqual([]);
  });

  describe('on Linux', () => {
    const GLIBC = '/lib64/ld-linux-x86-64.so.2';
    const MUSL = '/lib/ld-musl-x86_64.so.1';
    const ARM = '/lib/ld-linux-aarch64.so.1';
    const ARM_MUSL = '/lib/ld-musl-aarch64.so.1';
    const PROC = '/proc/self/maps';

    /** Which program is executed on a machine that has these files; null: none. */
    function executedWith(files: readonly string[], arch: string): string | null {
      vi.spyOn(fs, 'existsSync').mockImplementation((path) => files.includes(String(path)));
      becomeNative(host({ platform: 'linux', arch }));
      const [file = null] = executions.map((one) => one.file);
      return file === null ? null : relative(folder, dirname(file));
    }

    beforeEach(() => {
      for (const arch of ['x64', 'x64-musl', 'arm64', 'arm64-musl']) {
        addProgram(`dist/native/linux-${arch}/docker-images`);
      }
    });

    test.each([
      ['glibc', [GLIBC, PROC], 'x64', 'linux-x64'],
      ['musl', [MUSL, PROC], 'x64', 'linux-x64-musl'],
      ['both', [MUSL, GLIBC, PROC], 'x64', 'linux-x64'],
      ['glibc on ARM', [ARM, PROC], 'arm64', 'linux-arm64'],
      ['musl on ARM', [ARM_MUSL, PROC], 'arm64', 'linux-arm64-musl'],
    ])('takes the program for %s', (_, files, arch, name) => {
      expect(executedWith(files, arch)).toBe(join('dist/native', name));
    });

    test.each([
      ['without a loader', [PROC], 'x64'],
      ['with the loader of another processor', [ARM, ARM_MUSL, PROC], 'x64'],
      ['without /proc', [GLIBC, MUSL], 'x64'],
      ['on a processor without programs', [GLIBC, PROC], 'riscv64'],
    ])('leaves it to JavaScript %s', (_, files, arch) => {
      expect(executedWith(files, arch)).toBeNull();
    });

    test('takes the package for musl where there is none for glibc', () => {
      rmSync(join(folder, 'dist'), { recursive: true });
      addProgram('node_modules/docker-images-linux-x64-musl/docker-images');
      expect(executedWith([GLIBC, MUSL, PROC], 'x64')).toBe(
        'node_modules/docker-images-linux-x64-musl',
      );
    });
  });

  test('leaves it to JavaScript where Node cannot become another program', () => {
    addProgram('dist/native/darwin-arm64/docker-images');
    const { execve: _, ...old } = host();
    expect(becomeNative(old)).toBe(false);
  });

  test('leaves it to JavaScript when the file is no program, or fails to start', () => {
    addProgram('dist/native/darwin-arm64/docker-images', 0o644);
    expect(becomeNative(host())).toBe(false);
    expect(executions).toEqual([]);
    addProgram('node_modules/docker-images-darwin-arm64/docker-images');
    const execve = (): void => {
      throw new Error('Exec format error');
    };
    expect(becomeNative(host({ execve }))).toBe(false);
  });
});

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { debianVersion } from '../../script/package/debian-control.ts';
import { cliPlugin } from '../../script/package/cli-plugin.ts';
import { completions } from '../../script/package/completions.ts';
import { requirePrograms } from '../real/require-programs.ts';
import {
  emptyFolder,
  GREETING,
  MADE,
  must,
  NO_IMAGES,
  removeFolders,
  ROOT,
  run,
  VERSION,
} from './made-packages.ts';

afterAll(removeFolders);

/** What dpkg itself writes. */
const BOOKS = /^\/(?:var\/(?:lib\/dpkg|cache|log)|tmp|proc|sys|dev)\//;

function packagePath(architecture: string): string {
  return join(MADE, `docker-images_${debianVersion(VERSION)}_${architecture}.deb`);
}

describe('the Debian package', () => {
  beforeAll(() => requirePrograms('dpkg-deb', 'lintian'));

  test.each(['amd64', 'arm64'])('has nothing that lintian minds: %s', async (architecture) => {
    const words = [
      'lintian',
      '--allow-root',
      '--fail-on',
      'error,warning',
      packagePath(architecture),
    ];
    expect(await run(words)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test.each(['amd64', 'arm64'])('says what it is and needs: %s', async (architecture) => {
    const fields = await must(['dpkg-deb', '--field', packagePath(architecture)]);
    expect(fields).toMatch(/^Package: docker-images$/m);
    expect(fields).toMatch(new RegExp(`^Architecture: ${architecture}$`, 'm'));
    expect(fields).toMatch(/^Depends: libc6 \(>= 2\.\d+\)$/m);
    expect(fields).toMatch(/^Recommends: ca-certificates$/m);
  });

  test('differs between machines by its program alone', async () => {
    const lists = await Promise.all(
      ['amd64', 'arm64'].map(async (architecture) => {
        const list = await must(['dpkg-deb', '--contents', packagePath(architecture)]);
        return list.split('\n').filter((line) => !line.includes('/usr/bin/docker-images'));
      }),
    );
    expect(lists[0]).toEqual(lists[1]);
  });
});

describe('on a Debian with nothing else,', () => {
  let root: string;
  let before: readonly string[];

  beforeAll(async () => {
    requirePrograms('debootstrap', 'chroot', 'mount', 'umount');
    root = emptyFolder();
    await must(['debootstrap', '--variant=minbase', '--include=man-db', 'bookworm', root]);
    await must(['mount', '-t', 'proc', 'proc', join(root, 'proc')]);
    writeFileSync(join(root, 'docker.deb'), readFileSync(await dockerLike()));
    copyFileSync(packagePath('amd64'), join(root, 'ours.deb'));
    await inside('dpkg', '-i', '/docker.deb');
    before = await files();
    await inside('dpkg', '-i', '/ours.deb');
  });
  afterAll(async () => {
    await must(['umount', join(root, 'proc')]);
  });

  async function inside(...words: readonly string[]): Promise<string> {
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LC_ALL: 'C' };
    return must(['chroot', root, ...words], { env });
  }

  async function files(): Promise<readonly string[]> {
    const all = (await inside('find', '/', '-xdev')).trim().split('\n');
    return all.filter((file) => !BOOKS.test(file)).toSorted();
  }

  test('it is installed beside docker, whose page of the same name stays', async () => {
    expect(await inside('dpkg', '-s', 'docker-images')).toMatch(/^Status: install ok installed$/m);
    expect(await inside('man', '-w', '1', 'docker-images')).toBe(
      '/usr/share/man/man1/docker-images.1.gz\n',
    );
  });

  test('it runs', async () => {
    expect(await inside('docker-images', '--version')).toBe(GREETING);
    expect(await inside('docker-images', '-H', 'store:///root/store', 'images')).toBe(NO_IMAGES);
    rmSync(join(root, 'root/store'), { recursive: true, force: true });
  });

  test('man finds every page, and reads it', async () => {
    for (const page of readdirSync(join(ROOT, 'man'))) {
      const [name = '', section = ''] = page.split('.');
      const own = page === 'docker-images.1' ? '1i' : section;
      const place = `/usr/share/man/man${section}/${name}.${own}.gz`;
      expect(await inside('man', '-w', own, name)).toBe(`${place}\n`);
    }
    expect(await inside('man', '1i', 'docker-images')).toContain('the image commands of docker');
  });

  test('completions and plugin lie where shells and docker look', () => {
    const places = [...completions(ROOT), ...cliPlugin(ROOT)].map(({ path }) =>
      path.replace('zsh/site-functions', 'zsh/vendor-completions'),
    );
    for (const place of places) expect(existsSync(join(root, 'usr', place))).toBe(true);
  });

  test('its papers are there', () => {
    const papers = join(root, 'usr/share/doc/docker-images');
    const changes = gunzipSync(readFileSync(join(papers, 'changelog.gz'))).toString();
    expect(changes).toBe(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'));
    const news = gunzipSync(readFileSync(join(papers, 'changelog.Debian.gz'))).toString();
    expect(news.startsWith(`docker-images (${debianVersion(VERSION)}) `)).toBe(true);
    const copyright = readFileSync(join(papers, 'copyright'), 'utf8');
    for (const text of ['Apache-2.0', 'LGPL-2', 'LGPL-2.1']) {
      expect(copyright).toContain(`/usr/share/common-licenses/${text} on`);
    }
  });

  test('nothing stays when it is removed', async () => {
    await inside('dpkg', '-r', 'docker-images');
    expect(await files()).toEqual(before);
    expect((await run(['chroot', root, 'dpkg', '-s', 'docker-images'])).status).toBe(1);
  });
});

/** A package that has the page of the manual which Docker's own have. */
async function dockerLike(): Promise<string> {
  const folder = emptyFolder();
  const page = join(folder, 'docker/usr/share/man/man1');
  mkdirSync(page, { recursive: true });
  mkdirSync(join(folder, 'docker/DEBIAN'));
  writeFileSync(join(page, 'docker-images.1.gz'), '');
  const fields = [
    'Package: docker-like',
    'Version: 1',
    'Architecture: all',
    'Maintainer: nobody <nobody@example.org>',
    'Description: what Docker brings',
  ];
  writeFileSync(join(folder, 'docker/DEBIAN/control'), `${fields.join('\n')}\n`);
  await must(['dpkg-deb', '--build', 'docker', 'docker.deb'], { cwd: folder });
  return join(folder, 'docker.deb');
}

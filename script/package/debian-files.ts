import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { debianVersion, maintainer } from './debian-control.ts';
import type { NativeBuild } from './npm-packages.ts';
import type { Release } from './release.ts';
import { type ShippedFile, textFile } from './shipped-file.ts';
import { LINE } from './third-party-notices.ts';
import { unixTree } from './unix-tree.ts';

const DOCUMENTS = 'usr/share/doc/docker-images';
const COMMON = [
  { name: 'Apache-2.0', title: /Apache License\s+Version 2\.0, January 2004/ },
  { name: 'LGPL-2', title: /GNU LIBRARY GENERAL PUBLIC LICENSE\s+Version 2,/ },
  { name: 'LGPL-2.1', title: /GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1,/ },
];

/** The files of the Debian package: those of the archive, in Debian's places, and what its policy asks for. */
export function debianFiles(release: Release, { program }: NativeBuild): readonly ShippedFile[] {
  const { root } = release;
  const tree = unixTree({ program, root });
  const text = (name: string): string => readFileSync(join(root, name), 'utf8');
  return [
    ...tree.flatMap(inDebian),
    textFile(`${DOCUMENTS}/copyright`, copyright(tree)),
    compressed(textFile(`${DOCUMENTS}/changelog`, text('CHANGELOG.md'))),
    compressed(textFile(`${DOCUMENTS}/changelog.Debian`, changelog(release))),
    textFile('usr/share/lintian/overrides/docker-images', text('script/package/lintian-overrides')),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** The same file where Debian has its like; none when Debian has it in another way. */
function inDebian(file: ShippedFile): readonly ShippedFile[] {
  const { path } = file;
  if (path.startsWith('share/doc/')) return path.endsWith('README.md') ? [moved(file, path)] : [];
  if (path.endsWith('/docker-images.1')) return [compressed(besideDocker(moved(file, path)))];
  if (path.startsWith('share/man/')) return [compressed(moved(file, path))];
  return [moved(file, path.replace('zsh/site-functions', 'zsh/vendor-completions'))];
}

/** Docker's packages have a docker-images.1, and no two packages may have one file: ours is in a section of its own. */
function besideDocker({ path, mode, content }: ShippedFile): ShippedFile {
  const page = Buffer.from(content()).toString();
  const renamed = page.replace(/^(\.TH \S+) 1\b/m, '$1 1i');
  if (renamed === page) throw new Error(`${path} does not name its section`);
  return { path: `${path}i`, mode, content: () => Buffer.from(renamed) };
}

function moved(file: ShippedFile, path: string): ShippedFile {
  return { ...file, path: `usr/${path}` };
}

function compressed({ path, mode, content }: ShippedFile): ShippedFile {
  return { path: `${path}.gz`, mode, content: () => gzipSync(content(), { level: 9 }) };
}

/** https://www.debian.org/doc/debian-policy/ch-source.html#debian-changelog-debian-changelog */
function changelog({ manifest, date }: Release): string {
  const at = new Date(date * 1000).toUTCString().replace('GMT', '+0000');
  return `${manifest.name} (${debianVersion(manifest.version)}) unstable; urgency=medium

  * What is new stands in changelog.gz beside this file.

 -- ${maintainer(manifest, process.env)}  ${at}
`;
}

function copyright(tree: readonly ShippedFile[]): string {
  const notices = tree.find(({ path }) => path.endsWith('/THIRD-PARTY-NOTICES'));
  if (notices === undefined) throw new Error('there are no notices');
  const sections = Buffer.from(notices.content()).toString().split(LINE);
  return `docker-images
Copyright 2026 the authors of docker-images

It is under the Apache License, Version 2.0, which lies in
/usr/share/common-licenses/Apache-2.0 on Debian systems.

${sections.map(withoutCommon).join(LINE)}`;
}

/** Debian keeps the licences that many packages are under in one place. */
function withoutCommon(section: string): string {
  const common = COMMON.find(({ title }) => title.test(section));
  if (common === undefined) return section;
  const above = section.slice(0, section.search(common.title)).trimEnd();
  return `${above}\n\nIts text lies in /usr/share/common-licenses/${common.name} on Debian systems.\n`;
}

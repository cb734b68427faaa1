import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cliPlugin } from './cli-plugin.ts';
import { completions } from './completions.ts';
import { nativeNotices } from './native-notices.ts';
import { copyOf, type ShippedFile, textFile } from './shipped-file.ts';

/** What a native program is shipped with. */
export interface ProgramParts {
  /** Path of the executable. */
  readonly program: string;
  /** Folder of package.json, with dist made. */
  readonly root: string;
}

/** The files of a program as they lie below /usr or /usr/local. */
export function unixTree({ program, root }: ProgramParts): readonly ShippedFile[] {
  const documents = 'share/doc/docker-images';
  return [
    copyOf(program, 'bin/docker-images', 0o755),
    ...cliPlugin(root),
    ...manPages(root),
    ...completions(root),
    copyOf(join(root, 'README.md'), `${documents}/README.md`),
    copyOf(join(root, 'CHANGELOG.md'), `${documents}/CHANGELOG.md`),
    copyOf(join(root, 'LICENSE'), `${documents}/LICENSE`),
    textFile(`${documents}/THIRD-PARTY-NOTICES`, nativeNotices(root)),
  ];
}

/** The same for Windows, which knows no such places. */
export function windowsTree({ program, root }: ProgramParts): readonly ShippedFile[] {
  return [
    copyOf(program, 'docker-images.exe', 0o755),
    copyOf(join(root, 'README.md'), 'README.md'),
    copyOf(join(root, 'CHANGELOG.md'), 'CHANGELOG.md'),
    copyOf(join(root, 'LICENSE'), 'LICENSE.txt'),
    textFile('THIRD-PARTY-NOTICES.txt', nativeNotices(root)),
  ];
}

function manPages(root: string): readonly ShippedFile[] {
  return readdirSync(join(root, 'man')).map((file) => {
    const section = file.slice(file.lastIndexOf('.') + 1);
    return copyOf(join(root, 'man', file), `share/man/man${section}/${file}`);
  });
}

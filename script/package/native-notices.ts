import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUN_LICENSE, BUN_PARTS, bunVersion } from './bun-parts.ts';
import { LINE } from './third-party-notices.ts';

/** The notices of a native program: those of the bundle, as the build has written them, of bun and of its parts. */
export function nativeNotices(root: string): string {
  const bundle = readFileSync(join(root, 'dist/THIRD-PARTY-NOTICES'), 'utf8');
  return `${bundle}${LINE}${runtimeNotices(root)}`;
}

function runtimeNotices(root: string): string {
  const parts = BUN_PARTS.map(({ name, license, url }) => `${name}: ${license}, ${url}`);
  const introduction = `bun ${bunVersion(root)} (MIT), by Oven and its contributors, https://bun.sh

It runs the program and is in the same file. Its source and its own notices:
${BUN_LICENSE}
It is linked with the works below, under their licences. The source of the two under the LGPL is where their lines
say, and the page above tells how to link bun anew with a changed one; the rest of this program comes as source, and
"npm run build:native" makes the program with that bun. The texts of the LGPL, 2 and 2.1, follow.

${parts.join('\n')}
`;
  const texts = ['LGPL-2.0.txt', 'LGPL-2.1.txt'].map((file) =>
    readFileSync(join(import.meta.dirname, 'license', file), 'utf8'),
  );
  return [introduction, ...texts].join(LINE);
}

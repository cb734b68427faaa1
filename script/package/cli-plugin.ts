import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkTo, type ShippedFile } from './shipped-file.ts';

/** What docker asks a file in its folder of plugins first. https://pkg.go.dev/github.com/docker/cli/cli-plugins/metadata */
const QUESTION = 'docker-cli-plugin-metadata';

/** The link by which docker finds the program as its plugin `docker img`; none while it does not answer as one. */
export function cliPlugin(root: string): readonly ShippedFile[] {
  const path = 'lib/docker/cli-plugins/docker-img';
  return answersAsPlugin(root) ? [linkTo('../../../bin/docker-images', path)] : [];
}

function answersAsPlugin(root: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'plugin-'));
  try {
    const plugin = join(folder, 'docker-img');
    symlinkSync(join(root, 'bin/docker-images.js'), plugin);
    const options = { encoding: 'utf8', env: { HOME: folder } } as const;
    const { status, stdout } = spawnSync(process.execPath, [plugin, QUESTION], options);
    return status === 0 && stdout.includes('"SchemaVersion"');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

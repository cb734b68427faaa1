import { lstatSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Environment } from './config-directory.ts';

const SERVICES = [
  '/lib/systemd/system/docker.service',
  '/usr/lib/systemd/system/docker.service',
  '/etc/systemd/system/docker.service',
  '/etc/init.d/docker',
  '/var/lib/docker',
];

/**
 * Whether an engine was ever set up on this machine: then its images are elsewhere, and to show others in their
 * place would mislead.
 */
export function hasDockerTraces(environment: Environment, configDirectory: string): boolean {
  const home = environment['HOME'] || userInfo().homedir;
  const runtime = environment['XDG_RUNTIME_DIR'];
  const files = [
    ...SERVICES,
    join(home, '.docker', 'run', 'docker.sock'),
    ...(runtime ? [join(runtime, 'docker.sock')] : []),
    ...(environment['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'dockerd')),
  ];
  return files.some(isThere) || hasEntries(join(configDirectory, 'contexts', 'meta'));
}

/** Whether a path leads to anything, be it a broken link. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // What must not be looked at is there.
    return true;
  }
}

function hasEntries(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch {
    return false;
  }
}

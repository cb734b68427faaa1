import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lazyPackages } from '../../script/lazy-packages.ts';
import { callHook } from './call-hook.ts';

const MODEM = 'node_modules/docker-modem/lib/modem.js';
const DOCKER = 'node_modules/dockerode/lib/docker.js';
const TOOLS = 'node_modules/dockerode/lib/util.js';
const FILES = [MODEM, DOCKER, TOOLS];

function transformed(path: string, source: string = readFileSync(path, 'utf8')): unknown {
  return callHook(lazyPackages(), 'transform', source, `/somewhere/${path}`);
}

/** The end of a build that came by some files. */
function endOf(paths: readonly string[]): void {
  const plugin = lazyPackages();
  for (const path of paths) {
    callHook(plugin, 'transform', readFileSync(path, 'utf8'), `/somewhere/${path}`);
  }
  callHook(plugin, 'buildEnd');
}

describe('a file of dockerode', () => {
  test.each([
    [MODEM, "require('./ssh')", "(() => require('docker-modem/lib/ssh.js'))"],
    [MODEM, "debug('Sending: %s'", "debug.enabled && debug('Sending: %s'"],
    [DOCKER, "require('./container')", "(() => require('dockerode/lib/container.js'))"],
    [DOCKER, 'new EventEmitter()', 'new events.EventEmitter()'],
    [TOOLS, "require('tar-fs')", "(() => require('tar-fs'))"],
  ])('%s does something when it is needed: %s', (path, early, late) => {
    expect(readFileSync(path, 'utf8')).not.toContain(late);
    const after = String(transformed(path));
    expect(after).toContain(late);
    expect(after.replace(late, '')).not.toContain(early);
  });

  test.each(FILES)('%s that was changed fails the build', (path) => {
    const changed = readFileSync(path, 'utf8').replaceAll('require(', 'load(');
    expect(() => transformed(path, changed)).toThrow('has changed: there is no ');
  });

  test('that is none of these stays as it is', () => {
    expect(transformed('node_modules/dockerode/lib/image.js')).toBeNull();
    expect(transformed('src/other-docker-modem/lib/modem.ts', '')).toBeNull();
  });
});

test('a build that came by all files is fine', () => {
  expect(() => endOf(FILES)).not.toThrow();
});

test.each(FILES)('a build that did not come by %s fails', (path) => {
  const name = path.replace('node_modules/', '');
  expect(() => endOf(FILES.filter((one) => one !== path))).toThrow(`no package has ${name} now`);
});

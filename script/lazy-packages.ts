import type { Plugin } from 'rolldown';
import { mustMeet } from './must-meet.ts';
import { STAND_IN } from './stand-in.ts';

/** What an importing file asks for, and where that lies. */
interface LeftOut {
  readonly importer: string;
  readonly specifier: string;
  readonly path: string;
}

const MODEM = 'docker-modem/lib/modem.js';
const DOCKER = 'dockerode/lib/docker.js';
const TOOLS = 'dockerode/lib/util.js';
const FILES: readonly string[] = [MODEM, DOCKER, TOOLS];

/**
 * Parts of dockerode that no request of ours reaches; they take over 100 ms to load. They stay outside, to be found
 * at their first use.
 */
const LEFT_OUT: readonly LeftOut[] = [
  { importer: MODEM, specifier: './http', path: 'docker-modem/lib/http.js' },
  { importer: MODEM, specifier: './ssh', path: 'docker-modem/lib/ssh.js' },
  { importer: MODEM, specifier: './http_duplex', path: 'docker-modem/lib/http_duplex.js' },
  { importer: MODEM, specifier: 'split-ca', path: 'split-ca' },
  ...[
    'buildkit',
    'config',
    'container',
    'exec',
    'image',
    'network',
    'node',
    'plugin',
    'secret',
    'service',
    'session',
    'task',
    'volume',
  ].map((name) => ({
    importer: DOCKER,
    specifier: `./${name}`,
    path: `dockerode/lib/${name}.js`,
  })),
  { importer: TOOLS, specifier: 'tar-fs', path: 'tar-fs' },
  { importer: TOOLS, specifier: '@balena/dockerignore', path: '@balena/dockerignore' },
];

/** What the native program is told not to look for. */
export const OUTSIDE: readonly string[] = LEFT_OUT.map(({ path }) => path);

/** What files do too early, and the same when it is needed. */
const PATCHES = [
  {
    file: MODEM,
    // It renders every request for a debug log that is off.
    early: "debug('Sending: %s', util.inspect(options, {",
    late: "debug.enabled && debug('Sending: %s', util.inspect(options, {",
  },
  { file: MODEM, early: "os.type() === 'Windows_NT'", late: "process.platform === 'win32'" },
  {
    file: DOCKER,
    early: "var EventEmitter = require('events').EventEmitter,",
    late: "var events = require('events'),",
  },
  { file: DOCKER, early: 'new EventEmitter()', late: 'new events.EventEmitter()' },
] as const;
const SILENT = '\0silent-debug';

/**
 * A plugin that puts stand-ins in the place of heavy modules. It fails the build when a file that asks for them is not
 * there, or no longer asks, so that an update of a package cannot undo it unseen.
 */
export function lazyPackages(): Plugin {
  const { met, buildEnd } = mustMeet(FILES, 'no package has');
  return {
    name: 'lazy-packages',
    resolveId: (specifier) => {
      if (specifier === 'debug') return SILENT;
      return OUTSIDE.includes(specifier) ? { id: specifier, external: true } : null;
    },
    load: (id) => (id === SILENT ? SILENT_DEBUG : null),
    transform: (source, id) => {
      const file = FILES.find((one) => id.endsWith(`/${one}`));
      if (file === undefined) return null;
      met(file);
      return patched(source, file);
    },
    buildEnd,
  };
}

const SILENT_DEBUG = 'module.exports = () => Object.assign(() => {}, { enabled: false });';

/** The source of a file with all its patches. */
function patched(source: string, file: string): string {
  const parts = LEFT_OUT.filter(({ importer }) => importer === file).map(({ specifier, path }) => ({
    early: `require('${specifier}')`,
    late: `${STAND_IN}(() => require('${path}'))`,
  }));
  const patches = [...PATCHES.filter((patch) => patch.file === file), ...parts];
  return patches.reduce((text, { early, late }) => {
    if (!text.includes(early)) throw new Error(`${file} has changed: there is no ${early}`);
    return text.replace(early, late);
  }, source);
}

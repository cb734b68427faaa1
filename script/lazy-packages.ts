import type { Plugin } from 'rolldown';
import { STAND_IN } from './stand-in.ts';

/** What an importing file asks for, and where that lies. */
interface LeftOut {
  readonly importer: RegExp;
  readonly specifier: string;
  readonly path: string;
}

const MODEM = /docker-modem\/lib\/modem\.js$/;
const DOCKER = /dockerode\/lib\/docker\.js$/;
const TOOLS = /dockerode\/lib\/util\.js$/;

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
 * A plugin that puts stand-ins in the place of heavy modules. It fails the build when a module it expects is no
 * longer asked for, so that an update of a package cannot undo it unseen.
 */
export function lazyPackages(): Plugin {
  return {
    name: 'lazy-packages',
    resolveId: (specifier) => {
      if (specifier === 'debug') return SILENT;
      return OUTSIDE.includes(specifier) ? { id: specifier, external: true } : null;
    },
    load: (id) => (id === SILENT ? SILENT_DEBUG : null),
    transform: (source, id) => patched(source, id),
  };
}

const SILENT_DEBUG = 'module.exports = () => Object.assign(() => {}, { enabled: false });';

/** The source of a file with all its patches; null when it has none. */
function patched(source: string, path: string): string | null {
  const parts = LEFT_OUT.filter(({ importer }) => importer.test(path)).map(
    ({ specifier, path: part }) => ({
      early: `require('${specifier}')`,
      late: `${STAND_IN}(() => require('${part}'))`,
    }),
  );
  const patches = [...PATCHES.filter(({ file }) => file.test(path)), ...parts];
  if (patches.length === 0) return null;
  return patches.reduce((text, { early, late }) => {
    if (!text.includes(early)) throw new Error(`${path} has changed: there is no ${early}`);
    return text.replace(early, late);
  }, source);
}

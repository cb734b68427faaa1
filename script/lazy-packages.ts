import type { Plugin } from 'rolldown';

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
const PREFIX = '\0lazy:';
const SILENT = '\0silent-debug';

/**
 * A plugin that puts stand-ins in the place of heavy modules. It fails the build when a module it expects is no
 * longer asked for, so that an update of a package cannot undo it unseen.
 */
export function lazyPackages(): Plugin {
  const met = new Set<LeftOut>();
  return {
    name: 'lazy-packages',
    resolveId: (specifier, importer = '') => {
      if (specifier === 'debug') return SILENT;
      if (importer.startsWith(PREFIX)) return { id: specifier, external: true };
      const one = LEFT_OUT.find((it) => it.specifier === specifier && it.importer.test(importer));
      if (one === undefined) return null;
      met.add(one);
      return `${PREFIX}${one.path}`;
    },
    load: (id) => {
      if (id === SILENT) return SILENT_DEBUG;
      return id.startsWith(PREFIX) ? standIn(id.slice(PREFIX.length)) : null;
    },
    transform: (source, id) => patched(source, id),
    buildEnd: () => {
      const missed = LEFT_OUT.filter((one) => !met.has(one));
      if (missed.length === 0) return;
      const names = missed.map(({ specifier }) => specifier).join(', ');
      throw new Error(`nothing asks for ${names} now`);
    },
  };
}

const SILENT_DEBUG = 'module.exports = () => Object.assign(() => {}, { enabled: false });';

function standIn(path: string): string {
  return `let real;
const load = () => (real ??= require(${JSON.stringify(path)}));
module.exports = new Proxy(function () {}, {
  get: (_, key) => load()[key],
  apply: (_, self, list) => Reflect.apply(load(), self, list),
  construct: (_, list) => Reflect.construct(load(), list),
});`;
}

function patched(source: string, path: string): string | null {
  const patches = PATCHES.filter(({ file }) => file.test(path));
  if (patches.length === 0) return null;
  return patches.reduce((text, { early, late }) => {
    if (!text.includes(early)) throw new Error(`${path} has changed: there is no ${early}`);
    return text.replace(early, late);
  }, source);
}

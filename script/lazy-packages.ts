import { readFileSync } from 'node:fs';
import type { Plugin, PluginBuild } from 'esbuild';

/** What an importing file asks for, and needs only in calls that we do not make at start-up. */
interface LazyImport {
  readonly importer: RegExp;
  readonly specifier: string;
}

/** Loading these eagerly costs over 100 ms; a plain request needs none of them. */
const LAZY: readonly LazyImport[] = [
  { importer: /docker-modem\/lib\/modem\.js$/, specifier: './http' },
  { importer: /docker-modem\/lib\/modem\.js$/, specifier: './ssh' },
  { importer: /docker-modem\/lib\/modem\.js$/, specifier: './http_duplex' },
  { importer: /docker-modem\/lib\/modem\.js$/, specifier: 'split-ca' },
  { importer: /dockerode\/lib\/docker\.js$/, specifier: './session' },
  { importer: /dockerode\/lib\/util\.js$/, specifier: 'tar-fs' },
  { importer: /dockerode\/lib\/util\.js$/, specifier: '@balena/dockerignore' },
  { importer: /dockerode\/lib\/util\.js$/, specifier: 'zlib' },
];

const MODEM = /docker-modem\/lib\/modem\.js$/;
/** It renders every request for a debug log that is off. */
const EAGER_LOG = "debug('Sending: %s', util.inspect(options, {";
const LAZY_LOG = "debug.enabled && debug('Sending: %s', util.inspect(options, {";

/**
 * An esbuild plugin that puts a stand-in before heavy modules, which loads them at first use.
 * It fails the build when a module it expects is no longer asked for, so that an update of a
 * package cannot undo it unseen.
 */
export function lazyPackages(): Plugin {
  return { name: 'lazy-packages', setup };
}

function setup(bundler: PluginBuild): void {
  const met = new Set<LazyImport>();
  bundler.onResolve({ filter: /.*/ }, async (wanted) => {
    if (wanted.pluginData === 'real') return undefined;
    const lazy = LAZY.find(
      ({ importer, specifier }) => specifier === wanted.path && importer.test(wanted.importer),
    );
    if (lazy === undefined) return undefined;
    met.add(lazy);
    const { importer, resolveDir, kind } = wanted;
    const real = await bundler.resolve(wanted.path, {
      importer,
      resolveDir,
      kind,
      pluginData: 'real',
    });
    return { path: real.path, namespace: 'lazy', pluginData: resolveDir };
  });
  bundler.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path, pluginData }) => ({
    contents: standIn(path),
    loader: 'js',
    resolveDir: String(pluginData),
  }));
  bundler.onResolve({ filter: /^debug$/ }, () => ({ path: 'debug', namespace: 'silent' }));
  bundler.onLoad({ filter: /.*/, namespace: 'silent' }, () => ({ contents: SILENT_DEBUG }));
  bundler.onLoad({ filter: MODEM }, ({ path }) => ({ contents: withLazyLog(path), loader: 'js' }));
  bundler.onEnd(() => {
    const missed = LAZY.filter((lazy) => !met.has(lazy));
    return {
      errors: missed.map(({ specifier }) => ({ text: `nothing asks for ${specifier} now` })),
    };
  });
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

function withLazyLog(path: string): string {
  const source = readFileSync(path, 'utf8');
  const patched = source.replace(EAGER_LOG, LAZY_LOG);
  if (patched === source) throw new Error(`${path} has changed: its debug log was not found`);
  return patched;
}

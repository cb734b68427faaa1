import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

/** What every run needs, or what costs nothing. */
const EAGER = new Set(['fs', 'path', 'process']);

/**
 * An esbuild plugin for programs in CommonJS: Node's own modules are loaded when something of them is first used,
 * not when the file that imports them is evaluated. Some take milliseconds.
 */
export function lazyBuiltins(): Plugin {
  return {
    name: 'lazy-builtins',
    setup: (bundler) => {
      bundler.onResolve({ filter: /./ }, ({ path, namespace }) => {
        if (namespace === NAMESPACE) return undefined;
        const name = path.replace(/^node:/, '');
        if (!builtinModules.includes(name) || EAGER.has(name)) return undefined;
        return { path: name, namespace: NAMESPACE };
      });
      bundler.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
        contents: standIn(path),
      }));
    },
  };
}

const NAMESPACE = 'lazy-builtin';

/** What imports its names gets an object that inherits from it, so that reading a name comes here. */
function standIn(name: string): string {
  return `let real;
const load = () => (real ??= require(${JSON.stringify(`node:${name}`)}));
const standIn = new Proxy(function () {}, {
  get: (_, key) => load()[key],
  has: (_, key) => key in load(),
  set: (_, key, value) => Reflect.set(load(), key, value),
  apply: (_, self, list) => Reflect.apply(load(), self, list),
  construct: (_, list, target) => Reflect.construct(load(), list, target === standIn ? load() : target),
  ownKeys: () => ['prototype'],
  getPrototypeOf: () => standIn,
});
module.exports = standIn;`;
}

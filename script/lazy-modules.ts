import { builtinModules } from 'node:module';
import type { Plugin } from 'rolldown';

/** What every run needs, or what costs nothing. */
const EAGER = new Set(['fs', 'path', 'process']);
/** Packages in CommonJS that many calls do without. */
const PACKAGES = new Set(['commander']);
const PREFIX = '\0lazy-module:';

/**
 * A plugin for programs in CommonJS: Node's own modules and some packages are evaluated when something of them is
 * first used, not when a file that imports them is. Some take milliseconds.
 */
export function lazyModules(): Plugin {
  return {
    name: 'lazy-modules',
    resolveId: (specifier, importer) => {
      const name = specifier.replace(/^node:/, '');
      const isBuiltin = builtinModules.includes(name);
      if (importer?.startsWith(PREFIX) === true) {
        return isBuiltin ? { id: `node:${name}`, external: true } : null;
      }
      if (isBuiltin && EAGER.has(name)) return { id: `node:${name}`, external: true };
      return isBuiltin || PACKAGES.has(name) ? `${PREFIX}${name}` : null;
    },
    load: (id) => (id.startsWith(PREFIX) ? standIn(id.slice(PREFIX.length)) : null),
  };
}

/** Whoever imports its names gets an object that inherits from it: so reading a name comes here. */
function standIn(name: string): string {
  const real = PACKAGES.has(name) ? name : `node:${name}`;
  return `let real;
const load = () => (real ??= require(${JSON.stringify(real)}));
const standIn = new Proxy(class {}, {
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

import { builtinModules } from 'node:module';
import type { Plugin } from 'rolldown';
import { mustMeet } from './must-meet.ts';
import { STAND_IN } from './stand-in.ts';

/** What every run needs, or what costs nothing. */
const EAGER = new Set(['process']);
/** Packages in CommonJS that many calls do without. */
const PACKAGES = new Set(['commander']);
const PREFIX = '\0lazy-module:';

/**
 * A plugin for programs in CommonJS: Node's own modules and some packages are evaluated when something of them is
 * first used, not when a file that imports them is. Some take milliseconds. It fails the build when nothing imports such
 * a package by its name.
 */
export function lazyModules(): Plugin {
  const { met, buildEnd } = mustMeet(PACKAGES, 'nothing imports');
  return {
    name: 'lazy-modules',
    resolveId: (specifier, importer) => {
      const name = specifier.replace(/^node:/, '');
      const isBuiltin = builtinModules.includes(name);
      if (importer?.startsWith(PREFIX) === true) {
        return isBuiltin ? { id: `node:${name}`, external: true } : null;
      }
      if (isBuiltin && EAGER.has(name)) return { id: `node:${name}`, external: true };
      if (!isBuiltin && !PACKAGES.has(name)) return null;
      met(name);
      return `${PREFIX}${name}`;
    },
    load: (id) => (id.startsWith(PREFIX) ? standIn(id.slice(PREFIX.length)) : null),
    buildEnd,
  };
}

function standIn(name: string): string {
  const real = PACKAGES.has(name) ? name : `node:${name}`;
  return `module.exports = ${STAND_IN}(() => require(${JSON.stringify(real)}));`;
}

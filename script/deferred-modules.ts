import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Plugin } from 'rolldown';
import { mustMeet } from './must-meet.ts';

/**
 * Modules of ours that most calls do without, each the door to others: they are evaluated when something of them is
 * first called. They export functions, and classes that nobody extends or tests for; else the build fails.
 */
const DEFERRED: ReadonlySet<string> = new Set([
  'src/go/own-pipe.ts',
  'src/go/widen-pipe.ts',
  'src/config/choose-engine.ts',
  'src/config/context-store.ts',
  'src/config/default-store.ts',
  'src/config/docker-traces.ts',
  'src/config/http-proxy.ts',
  'src/config/parse-config-file.ts',
  'src/config/registries-file.ts',
  'src/config/tls-material.ts',
  'src/engine/docker/dial/dial-bun.ts',
  'src/engine/docker/dial/dial-tcp.ts',
  'src/engine/docker/dial/tls-alert.ts',
  'src/engine/docker/wire/decode-exactly.ts',
  'src/engine/docker/wire/read-image-summaries.ts',
  'src/engine/docker/wire/summary-batch.ts',
  'src/format/go-time-text.ts',
  'src/format/shown-value.ts',
  'src/format/tab-writer.ts',
  'src/format/template-text.ts',
  'src/go/float.ts',
  'src/go/json-decode.ts',
  'src/go/json-scalar.ts',
  'src/go/json-time.ts',
  'src/go/read-pipe.ts',
  'src/go/time-zone.ts',
  'src/model/encode-filters.ts',
  'src/model/platform.ts',
]);
const PREFIX = '\0deferred:';

/** A plugin that puts stand-ins in the place of such modules, and fails the build when nothing imports one. */
export function deferredModules(): Plugin {
  const { met, buildEnd } = mustMeet(DEFERRED, 'nothing imports');
  return {
    name: 'deferred-modules',
    resolveId: async function (specifier, importer) {
      if (importer === undefined || importer.startsWith(PREFIX)) return null;
      const found = await this.resolve(specifier, importer, { skipSelf: true });
      const name = found === null ? '' : relative('.', found.id);
      if (found === null || !DEFERRED.has(name)) return null;
      met(name);
      return { id: `${PREFIX}${found.id}`, moduleSideEffects: false };
    },
    load: (id) => (id.startsWith(PREFIX) ? standIn(id.slice(PREFIX.length)) : null),
    buildEnd,
  };
}

/** Its functions become the real ones at the first call. */
function standIn(path: string): string {
  const names = exportedNames(path);
  const functions = names.map(
    (name) => `export let ${name} = function (...list) {
  ${name} = load().${name};
  return new.target === undefined ? ${name}(...list) : new ${name}(...list);
};`,
  );
  return [`const load = () => import(${JSON.stringify(path)});`, ...functions].join('\n');
}

function exportedNames(path: string): readonly string[] {
  const source = readFileSync(path, 'utf8');
  const names: string[] = [];
  for (const [, kind = '', name = ''] of source.matchAll(/^export (?:async )?(\S+) (\w+)/gm)) {
    if (kind === 'interface' || kind === 'type') continue;
    if (!/^(?:function\*?|class)$/.test(kind)) throw new Error(`${path}: ${name} is there at once`);
    names.push(name);
  }
  return names;
}

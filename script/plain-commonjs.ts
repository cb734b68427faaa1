import type { Plugin } from 'rolldown';

/**
 * How an import() comes out. In CommonJS it may as well be done at once. One that more is done with stays a promise.
 */
const DYNAMIC_IMPORT =
  /Promise\.resolve\(\)\.then\(\(\) => (require\("[^"]+"\)|[\w$]+_exports[\w$]*)\)(?:\.then\(\(n\) => n(\.[\w$]+)\)|(?!\.then\())/g;
/** Who loads a module with it that has to be there at once; see deferred-modules.ts. */
const LATE_LOAD = /^const load[\w$]* = \(\) => Promise.*/m;
/** How a name comes out that another file imports. */
const GETTER =
  /^Object\.defineProperty\(exports, "([\w$]+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return ([\w$]+);\s+\}\s+\}\);$/gm;

/**
 * A plugin for programs in CommonJS: what keeps to the letter of ES modules is written as people write CommonJS. A
 * getter for each name, and a promise for each file, cost more at the start than what they stand for.
 */
export function plainCommonJs(): Plugin {
  return {
    name: 'plain-commonjs',
    renderChunk: (code) => {
      const plain = code.replaceAll(DYNAMIC_IMPORT, '$1$2');
      const [late] = LATE_LOAD.exec(plain) ?? [];
      if (late !== undefined) throw new Error(`an import() is written in an unknown way: ${late}`);
      return plain.replaceAll(GETTER, (getter, name: string, value: string) =>
        isFixed(value, code) ? `exports.${name} = ${value};` : getter,
      );
    },
  };
}

/** Whether a name means the same from the start to the end. */
function isFixed(name: string, code: string): boolean {
  const escaped = name.replaceAll('$', '\\$');
  const declared = `(?:async )?function\\*? ${escaped}\\b|(?:const|class) ${escaped}\\b|var ${escaped} =`;
  return new RegExp(`^(?:${declared})`, 'm').test(code);
}

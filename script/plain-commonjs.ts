import type { Plugin } from 'rolldown';

/**
 * How an import() comes out. In CommonJS it may as well be done at once. One that more is done with stays a promise.
 */
const DYNAMIC_IMPORT =
  /Promise\.resolve\(\)\.then\(\(\) => (require\("[^"]+"\)|[\w$]+_exports[\w$]*)\)(?:\.then\(\(n\) => n(\.[\w$]+)\)|(?!\.then\())/g;
/** Who loads a module with it that has to be there at once; see deferred-modules.ts. */
const LATE_LOAD = /^const load[\w$]* = \(\) => Promise.*/m;
/** How a package in CommonJS comes in: in an object with the names of its exports, and all of it as "default". */
const WRAPPED = /^var ([\w$]+) = \/\* @__PURE__ \*\/ (?:[\w$]+\.)?__toESM\((.+), 1\);$/gm;
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
      return unwrapped(plain).replaceAll(GETTER, (getter, name: string, value: string) =>
        isFixed(value, code) ? `exports.${name} = ${value};` : getter,
      );
    },
  };
}

/** Packages as they are. */
function unwrapped(code: string): string {
  return Array.from(code.matchAll(WRAPPED)).reduce((text, [declaration, name = '', value]) => {
    if (new RegExp(`return ${escaped(name)};`).test(code)) {
      throw new Error(`another file imports ${name}, as it was wrapped`);
    }
    const all = new RegExp(`(?<![\\w$])${escaped(name)}\\.default\\b`, 'g');
    return text.replace(declaration, () => `var ${name} = ${value};`).replaceAll(all, () => name);
  }, code);
}

/** Whether a name means the same from the start to the end. */
function isFixed(name: string, code: string): boolean {
  const text = escaped(name);
  const declared = `(?:async )?function\\*? ${text}\\b|(?:const|class) ${text}\\b|var ${text} =`;
  return new RegExp(`^(?:${declared})`, 'm').test(code);
}

/** A name as it stands in a pattern. */
function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}

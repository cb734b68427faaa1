import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { compileFunction } from 'node:vm';

interface Module {
  exports: unknown;
}

/** A program in CommonJS whose files are compiled once, and evaluated as often as is wanted. */
export class CompiledProgram {
  readonly #path: string;
  readonly #requireOther: NodeJS.Require;
  readonly #compiled = new Map<string, ReturnType<typeof compileFunction>>();

  constructor(path: string) {
    this.#path = path;
    this.#requireOther = createRequire(path);
  }

  /** What its main module exports. No module of it has kept anything from the time before. */
  evaluate(): unknown {
    return this.#require(this.#path, new Map());
  }

  /** Files of the program are asked for by relative paths; all else is Node's, and stays as it is. */
  #require(path: string, modules: Map<string, Module>): unknown {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const module: Module = { exports: {} };
    modules.set(path, module);
    const require = (name: string): unknown =>
      name.startsWith('.')
        ? this.#require(resolve(dirname(path), name), modules)
        : this.#requireOther(name);
    Reflect.apply(this.#body(path), undefined, [module.exports, require, module]);
    return module.exports;
  }

  #body(path: string): ReturnType<typeof compileFunction> {
    const known = this.#compiled.get(path);
    if (known !== undefined) return known;
    const text = readFileSync(path, 'utf8');
    const body = compileFunction(text, ['exports', 'require', 'module'], { filename: path });
    this.#compiled.set(path, body);
    return body;
  }
}

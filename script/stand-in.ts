import type { Plugin } from 'rolldown';

const ID = '\0stand-in';

/** As an expression of CommonJS: makes a stand-in of a function that loads the real module. */
export const STAND_IN: string = `require(${JSON.stringify(ID)})`;

/** A plugin for those who write STAND_IN. One function makes all: each first call of a function takes its time. */
export function standIns(): Plugin {
  return {
    name: 'stand-ins',
    resolveId: (specifier) => (specifier === ID ? ID : null),
    load: (id) => (id === ID ? SOURCE : null),
  };
}

/** Whoever takes it by import() gets an object that inherits from it: so reading a name comes here. */
const SOURCE = `module.exports = (open) => {
  let real;
  const load = () => (real ??= open());
  const standIn = new Proxy(class {}, {
    get: (_, key) => load()[key],
    has: (_, key) => key in load(),
    set: (_, key, value) => Reflect.set(load(), key, value),
    apply: (_, self, list) => Reflect.apply(load(), self, list),
    construct: (_, list, target) => Reflect.construct(load(), list, target === standIn ? load() : target),
    ownKeys: () => ['prototype'],
    getPrototypeOf: () => standIn,
  });
  return standIn;
};`;

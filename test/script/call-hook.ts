import type { Plugin } from 'rolldown';

/** Calls one of a plugin's functions as the bundler does; throws when it has none of that name. */
export function callHook(plugin: Plugin, name: keyof Plugin, ...list: readonly unknown[]): unknown {
  const hook = plugin[name];
  if (typeof hook !== 'function') throw new Error(`there is no ${name}()`);
  return Reflect.apply(hook, undefined, list);
}

import { LIBRARY } from './system-calls.ts';

/** Functions of the C library by name, as bun wants to be told what they take and give. */
export type FunctionTable = Readonly<
  Record<string, { readonly args: readonly string[]; readonly returns: string }>
>;

/** The same, to be called. */
export type Functions<Table extends FunctionTable> = {
  readonly [Name in keyof Table]: (
    ...values: readonly (number | NodeJS.ArrayBufferView | null)[]
  ) => number;
};

/** The part of bun that is used here. https://bun.com/docs/runtime/ffi */
interface ForeignFunctions<Table extends FunctionTable> {
  dlopen(library: string, table: Table): { readonly symbols: Functions<Table> };
}

/** Functions for what few calls need; null where there are none: in Node, and on other systems than Linux. */
export function cLibrary<Table extends FunctionTable>(table: Table): Functions<Table> | null {
  const bun: unknown = Reflect.get(globalThis, 'Bun');
  const ffi: unknown = typeof bun === 'object' && bun !== null ? Reflect.get(bun, 'FFI') : null;
  try {
    return canOpen<Table>(ffi) ? ffi.dlopen(LIBRARY, table).symbols : null;
  } catch {
    return null;
  }
}

/** What it has under this name is bun's own word. */
function canOpen<Table extends FunctionTable>(value: unknown): value is ForeignFunctions<Table> {
  return typeof value === 'object' && value !== null && 'dlopen' in value;
}

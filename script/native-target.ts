/** A kind of machine that there is a native program for. */
export interface NativeTarget {
  /** "linux-x64": what Node calls system and processor, and the C library where it matters. */
  readonly name: string;
  /** What the compiler calls it. Those for any processor of the last 15 years are taken. */
  readonly runtime: string;
  /** Name of the executable file. */
  readonly file: string;
  /** Conditions of its npm package. */
  readonly os: string;
  readonly cpu: string;
  readonly libc: string | null;
}

/** All that there are. */
export const NATIVE_TARGETS: readonly NativeTarget[] = [
  target('linux-x64', 'bun-linux-x64-baseline', 'glibc'),
  target('linux-x64-musl', 'bun-linux-x64-musl-baseline', 'musl'),
  target('linux-arm64', 'bun-linux-arm64', 'glibc'),
  target('linux-arm64-musl', 'bun-linux-arm64-musl', 'musl'),
  target('darwin-x64', 'bun-darwin-x64-baseline'),
  target('darwin-arm64', 'bun-darwin-arm64'),
  target('win32-x64', 'bun-windows-x64-baseline'),
];

/** Throws when there is none of that name. */
export function nativeTarget(name: string): NativeTarget {
  const found = NATIVE_TARGETS.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = NATIVE_TARGETS.map((one) => one.name).join(', ');
  throw new Error(`no native program can be made for ${name}; there are ${names}`);
}

function target(name: string, runtime: string, libc: string | null = null): NativeTarget {
  const [os = '', cpu = ''] = name.split('-');
  const file = os === 'win32' ? 'docker-images.exe' : 'docker-images';
  return { name, runtime, file, os, cpu, libc };
}

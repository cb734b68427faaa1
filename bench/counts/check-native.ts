import type { NativeLimits } from './counts-file.ts';
import type { NativeCount } from './count-native.ts';

/** What is more than it may be, a line each; nothing where nothing was counted. */
export function checkNative(counted: NativeCount | null, limits: NativeLimits): readonly string[] {
  if (counted === null) return [];
  const sizes = [
    ['the native program', counted.file, limits.file],
    ["the native program's data", counted.data, limits.data],
  ] as const;
  const calls = Object.entries(counted.calls ?? {});
  return [
    ...sizes
      .filter(([, size, limit]) => size > limit)
      .map(([what, size, limit]) => `${what} has ${size} bytes, more than ${limit}`),
    ...calls.flatMap(([name, count]) => {
      const limit = limits.calls[name] ?? 0;
      return count <= limit ? [] : [`${name}: makes ${count} system calls, more than ${limit}`];
    }),
  ];
}

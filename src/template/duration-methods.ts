import { goInt64, TypedValue } from '../go/go-type.ts';
import type { Method } from './method.ts';

/** time.Duration's methods but String; those with arguments are left out. */
export const DURATION_METHODS: ReadonlyMap<string, Method> = new Map([
  ['Nanoseconds', whole(1n)],
  ['Microseconds', whole(1000n)],
  ['Milliseconds', whole(1_000_000n)],
  ['Seconds', fractional(1_000_000_000n)],
  ['Minutes', fractional(60_000_000_000n)],
  ['Hours', fractional(3_600_000_000_000n)],
]);

function whole(unit: bigint): Method {
  return {
    parameters: [],
    call: (content) => new TypedValue(goInt64, nanoseconds(content) / unit),
  };
}

function fractional(unit: bigint): Method {
  return {
    parameters: [],
    call: (content) => {
      const value = nanoseconds(content);
      return Number(value / unit) + Number(value % unit) / Number(unit);
    },
  };
}

function nanoseconds(content: unknown): bigint {
  return typeof content === 'bigint' ? content : 0n;
}

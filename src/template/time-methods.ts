import { type CivilTime, civilTime } from '../go/civil-time.ts';
import { rawOf } from '../go/dynamic-value.ts';
import { isGoTime } from '../go/go-time.ts';
import {
  type GoScalar,
  type GoTime,
  goInt64,
  goString,
  goTimeType,
  TypedValue,
} from '../go/go-type.ts';
import { formatTime } from '../go/time-layout.ts';
import type { Method } from './method.ts';

const MONTH: GoScalar = { kind: 'int', name: 'time.Month' };
const WEEKDAY: GoScalar = { kind: 'int', name: 'time.Weekday' };
const DURATION: GoScalar = { kind: 'int64', name: 'time.Duration' };
const SECOND = 1_000_000_000n; // nanoseconds
const YEAR_ONE: GoTime = { seconds: -62_135_596_800n, nanoseconds: 0, offset: 0, zone: 'UTC' };
const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/** time.Time's methods but String: its parts, comparisons and Format. https://pkg.go.dev/time#Time */
export const TIME_METHODS: ReadonlyMap<string, Method> = new Map([
  ['Year', civil(({ year }) => BigInt(year))],
  ['Month', civil(({ month }) => new TypedValue(MONTH, BigInt(month)))],
  ['Day', civil(({ day }) => BigInt(day))],
  ['Hour', civil(({ hour }) => BigInt(hour))],
  ['Minute', civil(({ minute }) => BigInt(minute))],
  ['Second', civil(({ second }) => BigInt(second))],
  ['YearDay', civil(({ yearDay }) => BigInt(yearDay))],
  ['Weekday', civil(({ weekday }) => new TypedValue(WEEKDAY, BigInt(weekday)))],
  ['Nanosecond', method(({ nanoseconds }) => BigInt(nanoseconds))],
  ['IsZero', method((time) => compare(time, YEAR_ONE) === 0n)],
  ['UTC', method((time) => new TypedValue(goTimeType, { ...time, offset: 0, zone: 'UTC' }))],
  ['Unix', method(({ seconds }) => new TypedValue(goInt64, seconds))],
  ['UnixMilli', method((time) => new TypedValue(goInt64, elapsed(time) / 1_000_000n))],
  ['UnixMicro', method((time) => new TypedValue(goInt64, elapsed(time) / 1000n))],
  ['UnixNano', method((time) => new TypedValue(goInt64, BigInt.asIntN(64, elapsed(time))))],
  ['Equal', withTime((time, other) => compare(time, other) === 0n)],
  ['Before', withTime((time, other) => compare(time, other) < 0n)],
  ['After', withTime((time, other) => compare(time, other) > 0n)],
  ['Compare', withTime((time, other) => signOf(compare(time, other)))],
  ['Sub', withTime((time, other) => new TypedValue(DURATION, limited(compare(time, other))))],
  [
    'Format',
    {
      parameters: [goString],
      call: (content: unknown, [layout]: readonly unknown[]) =>
        formatTime(timeOf(content), String(layout)),
    },
  ],
]);

function method(read: (time: GoTime) => unknown): Method {
  return { parameters: [], call: (content) => read(timeOf(content)) };
}

function civil(read: (time: CivilTime) => unknown): Method {
  return method((time) => read(civilTime(time)));
}

function withTime(read: (time: GoTime, other: GoTime) => unknown): Method {
  return {
    parameters: [goTimeType],
    call: (content, [other]) => read(timeOf(content), timeOf(rawOf(other))),
  };
}

function timeOf(content: unknown): GoTime {
  return isGoTime(content) ? content : YEAR_ONE;
}

function compare(left: GoTime, right: GoTime): bigint {
  return elapsed(left) - elapsed(right);
}

/** Nanoseconds since 1970. */
function elapsed({ seconds, nanoseconds }: GoTime): bigint {
  return seconds * SECOND + BigInt(nanoseconds);
}

function signOf(value: bigint): bigint {
  if (value === 0n) return 0n;
  return value < 0n ? -1n : 1n;
}

function limited(value: bigint): bigint {
  if (value < MIN_INT64) return MIN_INT64;
  return value > MAX_INT64 ? MAX_INT64 : value;
}

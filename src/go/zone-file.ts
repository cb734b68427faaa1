import { parseTzif, type LocalTimeType, type ZoneData } from './tzif.ts';
import { type NamedOffset, parseZoneRule, type ZoneRule } from './zone-rule.ts';

/** The local time that a zone file's bytes describe, as Go reads them; null when it is none. */
export function readZoneFile(bytes: Uint8Array): ZoneRule | null {
  const data = parseTzif(bytes);
  if (data === null) return null;
  const rule = data.footer === '' ? null : parseZoneRule(data.footer);
  const before = firstType(data);
  return (seconds) => lookUp(data, { seconds, rule, before });
}

function lookUp(
  { transitions, typeOfTransition, types }: ZoneData,
  {
    seconds,
    rule,
    before,
  }: {
    readonly seconds: number;
    readonly rule: ZoneRule | null;
    readonly before: LocalTimeType;
  },
): NamedOffset {
  const last = transitions.length - 1;
  const at = lastNotAfter(transitions, seconds);
  if (at === last && rule !== null) return rule(seconds);
  return (at === -1 ? undefined : types[typeOfTransition[at] ?? 0]) ?? before;
}

/** The place of the last time that is not after this one; -1 when all are. */
function lastNotAfter(times: Float64Array, seconds: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The type for times before the first transition. */
function firstType({ types, typeOfTransition }: ZoneData): LocalTimeType {
  const first = types[0] ?? { offset: 0, isDaylight: false, abbreviation: 'UTC' };
  if (!typeOfTransition.includes(0)) return first;
  const opening = typeOfTransition[0] ?? 0;
  const isStandard = (type: LocalTimeType): boolean => !type.isDaylight;
  const earlier = types[opening]?.isDaylight === true ? types.slice(0, opening) : [];
  return earlier.findLast(isStandard) ?? types.find(isStandard) ?? first;
}

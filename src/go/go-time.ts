import type { GoTime } from './go-type.ts';
import { formatTime } from './time-layout.ts';

/** Whether this is a time.Time's content. */
export function isGoTime(content: unknown): content is GoTime {
  return (
    typeof content === 'object' &&
    content !== null &&
    'seconds' in content &&
    typeof content.seconds === 'bigint' &&
    'nanoseconds' in content &&
    'offset' in content &&
    'zone' in content
  );
}

/** time.RFC3339Nano: "2025-06-15T12:00:00.5+02:00". */
export function rfc3339Nano(time: GoTime): string {
  return formatTime(time, '2006-01-02T15:04:05.999999999Z07:00');
}

/** time.Time's String(): "2025-06-15 12:00:00.5 +0200 CEST". */
export function goTimeString(time: GoTime): string {
  return formatTime(time, '2006-01-02 15:04:05.999999999 -0700 MST');
}

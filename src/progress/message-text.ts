import { formatTime } from '../go/time-layout.ts';
import type { ProgressMessage } from '../model/progress-message.ts';
import type { ProgressClock } from './progress-style.ts';

const TIME_LAYOUT = '2006-01-02T15:04:05.000000000Z07:00';
const SECOND = 1_000_000_000n; // nanoseconds
const LINE_ENDS = /(\r?\n)/;

/** Time, ID and origin, as far as the message has them, each with what separates it from the next. */
export function messagePrefix(message: ProgressMessage, clock: ProgressClock): string {
  const { id, from } = message;
  const origin = from === '' ? '' : `(from ${from}) `;
  return timePrefix(message, clock) + (id === '' ? '' : `${id}: `) + origin;
}

/** What the message says. Only a status is a line; all else stands as the engine wrote it. */
export function messageBody({ progress, status, stream }: ProgressMessage): string {
  if (progress !== '') return `${status} ${progress}`;
  return stream === '' ? `${status}\n` : stream;
}

/** The message with its texts changed, but for the line ends in stream. */
export function withTexts(
  message: ProgressMessage,
  change: (text: string) => string,
): ProgressMessage {
  const { detail } = message;
  const stream = message.stream
    .split(LINE_ENDS)
    .map((part, place) => (place % 2 === 0 ? change(part) : part));
  return {
    ...message,
    status: change(message.status),
    stream: stream.join(''),
    id: change(message.id),
    from: change(message.from),
    progress: change(message.progress),
    detail: detail === null ? null : { ...detail, units: change(detail.units) },
  };
}

function timePrefix({ time, timeNano }: ProgressMessage, clock: ProgressClock): string {
  const moment = timeNano === 0n ? time * SECOND : timeNano;
  if (moment === 0n) return '';
  const nanoseconds = ((moment % SECOND) + SECOND) % SECOND;
  const seconds = (moment - nanoseconds) / SECOND;
  const { offset, abbreviation } = clock.zone().at(Number(seconds));
  const local = { seconds, nanoseconds: Number(nanoseconds), offset, zone: abbreviation };
  return `${formatTime(local, TIME_LAYOUT)} `;
}

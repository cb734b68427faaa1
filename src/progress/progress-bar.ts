import { durationText } from '../go/duration-text.ts';
import type { ProgressDetail } from '../model/progress-message.ts';

/** What the numbers of a progress line are written for. */
export interface ProgressBarStyle {
  /** Width of the terminal. */
  readonly columns: number;
  readonly now: Date;
  /** Bytes in words, four digits: "3.409MB". */
  readonly humanSize: (bytes: number) => string;
}

const BAR_LENGTH = 50; // columns between the brackets, without the arrow's head
const COLUMNS_FOR_BAR = 110; // only wider terminals show a bar
const COLUMNS_FOR_TIME = 50; // only wider terminals show the time left
const SIZE_WIDTH = 8;
const SECOND = 1_000_000_000n; // nanoseconds
const MAX_INT64 = 2n ** 63n - 1n;

/** Whether there is anything to show: an engine also sends empty details. */
export function hasNumbers({ current, total }: ProgressDetail): boolean {
  return current > 0n || total > 0n;
}

/** Bar, numbers and time left, as far as they are known and wanted: "[==>   ]  1.2MB/30MB 12s". */
export function progressBar(detail: ProgressDetail, style: ProgressBarStyle): string {
  if (!hasNumbers(detail)) return '';
  if (detail.total <= 0n) return amount(detail, style);
  const filled = filledLength(detail);
  const numbers = detail.hideCounts ? '' : amountOfTotal(detail, style);
  return bar(filled, style) + numbers + (filled < BAR_LENGTH ? timeLeft(detail, style) : '');
}

function filledLength({ current, total }: ProgressDetail): number {
  const percent = Math.trunc((Number(current) / Number(total)) * 100);
  // docker crashes on an amount below zero; an empty bar is as good.
  return Math.min(Math.max(Math.trunc(percent / 2), 0), BAR_LENGTH);
}

function bar(filled: number, { columns }: ProgressBarStyle): string {
  if (columns <= COLUMNS_FOR_BAR) return '';
  return `[${'='.repeat(filled)}>${' '.repeat(BAR_LENGTH - filled)}] `;
}

function amount({ current, units }: ProgressDetail, { humanSize }: ProgressBarStyle): string {
  return units === '' ? humanSize(Number(current)).padStart(SIZE_WIDTH) : `${current} ${units}`;
}

/** An amount above the total makes the total doubtful: it is left out. */
function amountOfTotal(detail: ProgressDetail, style: ProgressBarStyle): string {
  const { current, total, units } = detail;
  if (current > total) return amount(detail, style);
  if (units !== '') return `${current}/${total} ${units}`;
  return `${amount(detail, style)}/${style.humanSize(Number(total))}`;
}

/** By the mean speed so far, rounded to seconds; Go's integers wrap around, and so do these. */
function timeLeft(detail: ProgressDetail, { columns, now }: ProgressBarStyle): string {
  const { current, total, start } = detail;
  if (columns <= COLUMNS_FOR_TIME || start <= 0n || current <= 0n) return '';
  const elapsed = BigInt(now.getTime()) * (SECOND / 1000n) - start * SECOND;
  const perUnit = saturate(elapsed) / current;
  const left = BigInt.asIntN(64, (total - current) * perUnit);
  return ` ${durationText(roundToSeconds(left))}`;
}

/** time.Duration's Round: halves go away from zero. */
function roundToSeconds(nanoseconds: bigint): bigint {
  const half = nanoseconds < 0n ? -SECOND / 2n : SECOND / 2n;
  return saturate(((nanoseconds + half) / SECOND) * SECOND);
}

/** Go's durations stay at the longest there is. */
function saturate(nanoseconds: bigint): bigint {
  if (nanoseconds > MAX_INT64) return MAX_INT64;
  return nanoseconds < -MAX_INT64 - 1n ? -MAX_INT64 - 1n : nanoseconds;
}

const LONGEST = 120; // seconds; who wants more is told so

/** A registry's wish to be left alone for a while; the cause of the error that it answered with. */
export class RetryLater extends Error {
  /** Milliseconds. */
  readonly delay: number;

  constructor(delay: number) {
    super(`retry after ${delay} ms`);
    this.delay = delay;
  }

  /** The value of Retry-After: seconds or a date. Null when it is neither. https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
  static read(value: string | undefined, now: number = Date.now()): RetryLater | null {
    if (value === undefined) return null;
    if (/^\d+$/.test(value)) return new RetryLater(Number(value) * 1000);
    const date = Date.parse(value);
    return Number.isNaN(date) ? null : new RetryLater(Math.max(0, date - now));
  }

  /** Whether it is worth waiting for, up to so many seconds. */
  isShort(seconds: number = LONGEST): boolean {
    return this.delay <= seconds * 1000;
  }
}

/** No value is longer, in bytes: far above any message or image, far below a machine's memory. */
export const LONGEST_VALUE: number = 64 * 1024 * 1024;

/** One value of a JSON stream, or of a list, is longer than its reader keeps in memory. */
export class JsonTooLongError extends Error {
  constructor(limit: number) {
    super(`json: value longer than ${limit} bytes`);
  }
}

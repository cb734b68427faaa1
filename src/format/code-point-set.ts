/** A set of Unicode code points that is given as ranges. */
export class CodePointSet {
  /** First and last of each range in turn, ascending. */
  readonly #bounds: Uint32Array;

  /** ranges: hexadecimal, ascending, parted by white space: "ad 300-36f". */
  constructor(ranges: string) {
    const words = ranges.trim().split(/\s+/);
    const bounds = words.flatMap((word) => {
      const [first = '', last = first] = word.split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    });
    this.#bounds = Uint32Array.from(bounds);
  }

  /** Whether the code point is inside one of the ranges. */
  has(codePoint: number): boolean {
    const bounds = this.#bounds;
    let low = 0;
    let high = bounds.length >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((bounds[middle * 2 + 1] ?? 0) < codePoint) low = middle + 1;
      else high = middle;
    }
    return low * 2 < bounds.length && (bounds[low * 2] ?? 0) <= codePoint;
  }
}

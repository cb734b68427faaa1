import { randomInt } from 'node:crypto';

const FIRST_CAPACITY = 1024;
const LOAD = 0.5;
const EMPTY = 0;
const SEEDS = 2 ** 32;

/**
 * Sizes of files by their names: the last of one name counts. Of a name only 53 bits are kept, so that
 * five million files need some hundred megabytes and not thousands; that two names share them, in a layer of
 * that many, happens once in a thousand.
 */
export class SizeByName {
  total = 0;
  #keys = new Float64Array(FIRST_CAPACITY);
  #sizes = new Float64Array(FIRST_CAPACITY);
  #count = 0;
  /** Nobody can choose names that all want one place. */
  readonly #seed = randomInt(SEEDS);

  /** Notes the size of a file, in place of what had its name before. */
  set(name: string, size: number): void {
    const key = hash(name, this.#seed);
    const at = this.#find(key);
    if (this.#keys[at] === EMPTY && size === 0) return;
    this.total += size - (this.#sizes[at] ?? 0);
    if (this.#keys[at] === EMPTY) this.#count += 1;
    this.#keys[at] = key;
    this.#sizes[at] = size;
    if (this.#count > this.#keys.length * LOAD) this.#grow();
  }

  #find(key: number): number {
    const mask = this.#keys.length - 1;
    let at = key % this.#keys.length;
    while (this.#keys[at] !== EMPTY && this.#keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, sizes] = [this.#keys, this.#sizes];
    this.#keys = new Float64Array(keys.length * 2);
    this.#sizes = new Float64Array(keys.length * 2);
    keys.forEach((key, from) => {
      if (key === EMPTY) return;
      const at = this.#find(key);
      this.#keys[at] = key;
      this.#sizes[at] = sizes[from] ?? 0;
    });
  }
}

/** Two mixes of 32 bits, of which 53 bits are kept; never EMPTY. */
function hash(name: string, seed: number): number {
  let low = 0x811c9dc5 ^ seed;
  let high = 0x9e3779b9 ^ seed;
  for (let at = 0; at < name.length; at += 1) {
    const unit = name.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13);
  }
  return (high >>> 11) * 0x1_0000_0000 + spread(low) + 1;
}

/** The low bits, which say the place, depend on all others. */
function spread(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
}

import type { Say } from './message-stream.ts';

const INTERVAL = 100; // milliseconds

/** Tells how far a transfer is, ten times a second at most. */
export class ByteProgress {
  readonly #say: Say;
  readonly #id: string;
  readonly #total: number;
  #last = 0;

  constructor(say: Say, id: string, total: number) {
    this.#say = say;
    this.#id = id;
    this.#total = total;
  }

  tell(status: string, current: number): void {
    const now = Date.now();
    if (now - this.#last < INTERVAL && current < this.#total) return;
    this.#last = now;
    this.#say({ id: this.#id, status, detail: this.#detail(current) });
  }

  #detail(current: number): Parameters<Say>[0]['detail'] & object {
    return {
      current: BigInt(current),
      total: BigInt(this.#total),
      start: 0n,
      hideCounts: false,
      units: '',
    };
  }
}

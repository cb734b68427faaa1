/** Lets so many pieces of work run at a time; the others wait their turn. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Runs the work when there is room; onWait is told when there is none yet. */
  async run<T>(work: () => Promise<T>, onWait: () => void = () => {}): Promise<T> {
    await this.#enter(onWait);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(onWait: () => void): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    onWait();
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

/** What is to be undone at the end, however it comes: the last first. */
export class Duties {
  readonly #open: (() => void)[] = [];

  add(duty: () => void): void {
    this.#open.push(duty);
  }

  /** Does them all, once. */
  fulfil(): void {
    for (let duty = this.#open.pop(); duty !== undefined; duty = this.#open.pop()) duty();
  }

  /** Does them and ends the process when a signal asks for that. */
  heedSignals(): void {
    for (const [signal, status] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const]) {
      process.once(signal, () => {
        this.fulfil();
        process.exit(status);
      });
    }
  }
}

const STRETCH = 32 * 1024 * 1024; // bytes; less is not worth a call

/**
 * Has the disk take what was written to a file while more is on its way: whoever syncs at the end would wait for all of
 * it. One call at a time runs beside the program.
 */
export class WriteBack {
  readonly #sync: () => Promise<void>;
  /** Bytes written since the last call. */
  #waiting = 0;
  #running: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(sync: () => Promise<void>) {
    this.#sync = sync;
  }

  /** So many bytes more were written. */
  wrote(length: number): void {
    this.#waiting += length;
    if (this.#waiting < STRETCH || this.#running !== null || this.#failure !== null) return;
    this.#waiting = 0;
    this.#running = this.#run();
  }

  /** Waits for the call that runs. Rejects with its error, which the system tells but once, or an earlier one's. */
  async settle(): Promise<void> {
    await this.#running;
    if (this.#failure !== null) throw this.#failure.error;
  }

  /** Never rejects. */
  async #run(): Promise<void> {
    try {
      await this.#sync();
    } catch (error) {
      this.#failure = { error };
    }
    this.#running = null;
  }
}

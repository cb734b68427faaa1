import { TransportFailure, type TransportTrouble } from './transport-failure.ts';

/** How long each step of an exchange may take, in milliseconds. */
export interface Timeouts {
  readonly connect: number;
  readonly tls: number;
  readonly head: number;
  /** Between two pieces of a body. */
  readonly idle: number;
}

/** What registries are given, as docker gives it. */
export const TIMEOUTS: Timeouts = { connect: 30_000, tls: 10_000, head: 60_000, idle: 60_000 };

/** A clock for one step at a time, which calls when the step has taken too long. */
export class Patience {
  readonly #lose: (failure: TransportFailure) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(lose: (failure: TransportFailure) => void) {
    this.#lose = lose;
  }

  /** Ends the step before and gives the next one so many milliseconds. */
  start(ms: number, trouble: TransportTrouble, text: string): void {
    this.stop();
    this.#timer = setTimeout(() => this.#lose(new TransportFailure(trouble, text)), ms);
  }

  /** The step goes on: its time begins anew. */
  again(): void {
    this.#timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

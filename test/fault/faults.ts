/** What happens at a step of the disk. */
export type FaultAction = 'death' | 'ENOSPC' | 'EIO' | 'SIGKILL';

/** Where it happens: at the step with this number, counted from 1. */
export interface Fault {
  readonly at: number;
  readonly action: FaultAction;
}

/** The disk of a program that is dead: whatever it still tries, nothing comes of it. */
export class DeadDiskError extends Error {}

/** Counts the steps of a disk, and lets one of them fail. */
export class Faults {
  /** What was done, in order. */
  readonly log: string[] = [];
  #fault: Fault | null = null;
  #isDead = false;

  /** From now on steps are counted anew. */
  arm(fault: Fault | null): void {
    this.log.length = 0;
    this.#fault = fault;
    this.#isDead = false;
  }

  /** From now on nothing comes of anything. */
  die(): void {
    this.#isDead = true;
  }

  /** To be called before each step. */
  step(name: string): void {
    if (this.#isDead) throw new DeadDiskError(`${name} on a dead disk`);
    this.log.push(name);
    if (this.#fault === null || this.log.length !== this.#fault.at) return;
    switch (this.#fault.action) {
      case 'SIGKILL':
        process.kill(process.pid, 'SIGKILL');
        return;
      case 'death':
        this.#isDead = true;
        throw new DeadDiskError(`${name} is the last step`);
      case 'ENOSPC':
      case 'EIO':
        throw Object.assign(new Error(`${this.#fault.action}: ${name}`), {
          code: this.#fault.action,
          syscall: name,
        });
    }
  }
}

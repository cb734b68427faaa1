import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { errorCode } from '../go/system-error.ts';
import { readWholeSync } from './disk.ts';
import { type LivenessSocket, openLivenessSocket } from './liveness-socket.ts';
import { LivenessWatch } from './liveness-watch.ts';
import type { OwnerRecord } from './owner-record.ts';

/** What a process tells of itself. */
export interface ProcessFacts {
  readonly pid: number;
  /** What it does: "pull". */
  readonly command: string;
}

/** What can be said of the process behind a record. unknown: nobody can tell from here. */
export type Life = 'alive' | 'dead' | 'unknown';

/** A process among those that share a store, by a name of its own and a socket that shows that it lives. */
export class ProcessIdentity {
  readonly nonce: string = randomBytes(8).toString('hex');
  readonly #folder: string;
  readonly #facts: ProcessFacts;
  readonly #watch: LivenessWatch;
  #socket: Promise<LivenessSocket> | null = null;
  #machine: Machine | null = null;

  /** folder: where the sockets of all processes lie. */
  constructor(folder: string, facts: ProcessFacts) {
    this.#folder = folder;
    this.#facts = facts;
    this.#watch = new LivenessWatch(folder);
  }

  /** The record for a file of this process; from now on its socket is open. */
  async record(): Promise<OwnerRecord> {
    const { address } = await this.#openSocket();
    const { pid, command } = this.#facts;
    const since = new Date().toISOString();
    return { nonce: this.nonce, pid, command, since, ...this.#here(), socket: address };
  }

  /** Whether the process behind a record lives. Proof alone makes it dead: neither age nor silence does. */
  async lifeOf(record: OwnerRecord): Promise<Life> {
    if (record.nonce === this.nonce) return 'alive';
    switch (await this.#watch.look(record.socket)) {
      case 'listening':
        return 'alive';
      case 'unclear':
        return 'unknown';
      case 'silent':
        return this.#isOfThisKernel(record) || this.#isOfAnEarlierOne(record) ? 'dead' : 'unknown';
      case 'missing':
        return this.#isOfAnEarlierOne(record) ? 'dead' : 'unknown';
    }
  }

  /** Whether nobody listens at a socket in the folder, for certain. */
  async isSilent(name: string): Promise<boolean> {
    return (await this.#watch.look(name)) === 'silent';
  }

  async close(): Promise<void> {
    const socket = await this.#socket?.catch(() => null);
    this.#socket = null;
    this.#watch.close();
    await socket?.close();
  }

  async #openSocket(): Promise<LivenessSocket> {
    this.#socket ??= openLivenessSocket(this.#folder, `s-${this.nonce}`);
    try {
      return await this.#socket;
    } catch (error) {
      // There may be room, or a free file number, the next time.
      this.#socket = null;
      throw error;
    }
  }

  /** Where kernels have no names, that of the machine must do. */
  #isOfThisKernel({ bootId, host }: OwnerRecord): boolean {
    const here = this.#here();
    return bootId === here.bootId && (bootId !== null || host === here.host);
  }

  /** Whether the machine was started anew since. */
  #isOfAnEarlierOne({ bootId, machineId }: OwnerRecord): boolean {
    const here = this.#here();
    return machineId !== null && machineId === here.machineId && bootId !== here.bootId;
  }

  #here(): Machine {
    this.#machine ??= {
      bootId: readName('/proc/sys/kernel/random/boot_id'),
      host: hostname(),
      machineId: readName('/etc/machine-id'),
    };
    return this.#machine;
  }
}

type Machine = Pick<OwnerRecord, 'bootId' | 'host' | 'machineId'>;

// Images of machines come with "uninitialized" instead, all of them: that names none.
const NAME = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/;

/** Null where there is no such file, or no such name in it. */
function readName(path: string): string | null {
  try {
    const name = new TextDecoder().decode(readWholeSync(path)).trim();
    return NAME.test(name) ? name : null;
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return null;
  }
}

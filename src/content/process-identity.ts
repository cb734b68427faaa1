import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { errorCode } from '../go/system-error.ts';
import { readWholeSync } from './disk.ts';
import { isListening, type LivenessSocket, openLivenessSocket } from './liveness-socket.ts';
import type { OwnerRecord } from './owner-record.ts';

/** What a process tells of itself. */
export interface ProcessFacts {
  readonly pid: number;
  /** What it does: "pull". */
  readonly command: string;
}

/** What can be said of the process behind a record. unknown: it runs on another machine. */
export type Life = 'alive' | 'dead' | 'unknown';

/** A process among those that share a store, by a name of its own and a socket that shows that it lives. */
export class ProcessIdentity {
  readonly nonce: string = randomBytes(8).toString('hex');
  readonly #folder: string;
  readonly #facts: ProcessFacts;
  #socket: Promise<LivenessSocket> | null = null;
  #machine: Machine | null = null;

  /** folder: where the sockets of all processes lie. */
  constructor(folder: string, facts: ProcessFacts) {
    this.#folder = folder;
    this.#facts = facts;
  }

  /** The record for a file of this process; from now on its socket is open. */
  async record(): Promise<OwnerRecord> {
    this.#socket ??= openLivenessSocket(this.#folder, `s-${this.nonce}`);
    const { address } = await this.#socket;
    const { pid, command } = this.#facts;
    const since = new Date().toISOString();
    return { nonce: this.nonce, pid, command, since, ...this.#here(), socket: address };
  }

  /** Whether the process behind a record lives. Proof alone makes it dead: neither age nor silence does. */
  async lifeOf({ nonce, bootId, host, machineId, socket }: OwnerRecord): Promise<Life> {
    if (nonce === this.nonce) return 'alive';
    const here = this.#here();
    const isSameKernel = bootId === null ? host === here.host : bootId === here.bootId;
    if (isSameKernel) return (await isListening(this.#folder, socket)) ? 'alive' : 'dead';
    const isRestarted = machineId !== null && machineId === here.machineId;
    return isRestarted ? 'dead' : 'unknown';
  }

  async close(): Promise<void> {
    const socket = await this.#socket?.catch(() => null);
    this.#socket = null;
    await socket?.close();
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

/** Null where there is no such file. */
function readName(path: string): string | null {
  try {
    return new TextDecoder().decode(readWholeSync(path)).trim() || null;
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return null;
  }
}

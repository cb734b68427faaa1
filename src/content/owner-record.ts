import { members } from '../model/descriptor.ts';

/** Who holds something in the store, as its file says. */
export interface OwnerRecord {
  /** A name that nobody else ever has. */
  readonly nonce: string;
  readonly pid: number;
  /** What the process does: "pull". */
  readonly command: string;
  /** When the record was made, RFC 3339. */
  readonly since: string;
  /** Of the kernel that runs it; null where there is no such name. */
  readonly bootId: string | null;
  readonly host: string;
  /** Of the installation; null where there is no such name. */
  readonly machineId: string | null;
  /** Where its liveness socket is; see openLivenessSocket(). */
  readonly socket: string;
}

/** The record in a file; null when it is none, or only begun. */
export function readOwnerRecord(bytes: Uint8Array): OwnerRecord | null {
  const { nonce, pid, command, since, bootId, host, machineId, socket } = parse(bytes);
  const isWhole =
    isText(nonce) && isText(command) && isText(since) && isText(host) && isText(socket);
  if (!isWhole || typeof pid !== 'number') return null;
  return {
    nonce,
    pid,
    command,
    since,
    bootId: isText(bootId) ? bootId : null,
    host,
    machineId: isText(machineId) ? machineId : null,
    socket,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function parse(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return members(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

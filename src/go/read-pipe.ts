import { readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { READABLE, type SystemCalls, systemCalls } from './system-calls.ts';
import { errorCode } from './system-error.ts';
import { widenPipe } from './widen-pipe.ts';

const PART = 1024 * 1024; // bytes
const TURN = 16 * PART; // bytes after which signals have their turn, however fast they are taken
const BLINK = 2; // milliseconds that nobody notices
const LONGEST_PAUSE = 16; // milliseconds

/**
 * The bytes of an open file, mostly a pipe, in large parts, each good until the next is asked for, up to its end or the
 * signal. Rejects with Node's error. Null where the system cannot be asked whether there are any: who reads just so may
 * never come back.
 */
export function readPipe(file: number, signal: AbortSignal): AsyncGenerator<Uint8Array> | null {
  const calls = systemCalls();
  if (calls === null) return null;
  widenPipe(file);
  return parts(calls, file, signal);
}

async function* parts(
  calls: SystemCalls,
  file: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(PART);
  let pause = 0;
  let since = 0;
  while (!signal.aborted) {
    // Who waits for long does not keep others waiting.
    const isReady = calls.waitFor(file, READABLE, pause === 0 ? BLINK : 0);
    const length = isReady ? read(file, buffer) : null;
    if (length === 0) return;
    if (length !== null) yield buffer.subarray(0, length);
    pause = length === null ? Math.min(pause + 1, LONGEST_PAUSE) : 0;
    since += length ?? TURN;
    if (since < TURN) continue;
    since = 0;
    await sleep(pause);
  }
}

/** Null: somebody else has read it. */
function read(file: number, buffer: Uint8Array): number | null {
  try {
    return readSync(file, buffer);
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return null;
    throw error;
  }
}

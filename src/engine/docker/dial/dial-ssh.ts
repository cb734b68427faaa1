import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import type { SshEndpoint } from '../../../config/endpoint.ts';
import { errorCode, systemErrorText } from '../../../go/system-error.ts';
import { cancellation } from '../cancellation.ts';
import { ByteReader } from '../http/byte-reader.ts';
import type { Connection } from '../http/connection.ts';
import { TransportError } from '../transport-error.ts';
import { writePieces } from '../write-pieces.ts';
import { type SshExit, sshExit } from './ssh-exit.ts';

const PROGRAM = 'ssh';

/**
 * Runs ssh with `docker system dial-stdio` at the far end and speaks through its standard input and
 * output. The user's ssh decides about keys and hosts; in a session of its own it cannot ask questions.
 */
export async function dialSsh(endpoint: SshEndpoint, signal?: AbortSignal): Promise<Connection> {
  const command = sshArguments(endpoint);
  const child = spawn(PROGRAM, command, { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const exit = sshExit(child, [PROGRAM, ...command]);
  await started(child);
  const connection = childConnection(child, exit);
  if (!signal?.aborted) return connection;
  connection.close();
  throw cancellation(signal);
}

/** The arguments of ssh, in docker's order. */
export function sshArguments({ user, hostname, port, socketPath }: SshEndpoint): readonly string[] {
  return [
    '-o ConnectTimeout=30',
    '-T',
    ...(user === '' ? [] : ['-l', user]),
    ...(port === '' ? [] : ['-p', port]),
    '--',
    hostname,
    'docker',
    ...(socketPath === '' ? [] : ['--host', `unix://${socketPath}`]),
    'system',
    'dial-stdio',
  ];
}

function started(child: ChildProcessWithoutNullStreams): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => {
      const reason =
        errorCode(error) === 'ENOENT'
          ? 'executable file not found in $PATH'
          : systemErrorText(error);
      reject(new TransportError(`exec: "${PROGRAM}": ${reason}`, 'other', error));
    });
  });
}

function childConnection(child: ChildProcessWithoutNullStreams, exit: SshExit): Connection {
  const { stdin, stdout } = child;
  // A program that is gone shows on the reading side.
  stdin.on('error', () => {});
  stdout.on('error', () => {});
  const chunks: AsyncIterator<Buffer> = stdout.iterator({ destroyOnReturn: false });
  const read = async (): Promise<Uint8Array | null> => {
    const { done, value } = await chunks.next();
    if (done !== true) return value;
    await exit.afterOutput();
    return null;
  };
  return {
    reader: new ByteReader(read),
    write: (...pieces) => write(stdin, exit, pieces),
    holdProcess: (hold) => holdProcess(child, hold),
    close: (reason) => {
      holdProcess(child, false);
      stdin.destroy();
      stdout.destroy(reason);
      child.kill('SIGTERM');
    },
  };
}

async function write(stdin: Writable, exit: SshExit, pieces: readonly Uint8Array[]): Promise<void> {
  try {
    await writePieces(stdin, pieces);
  } catch (error) {
    await exit.afterOutput();
    throw new TransportError(`write |1: ${systemErrorText(error)}`, 'other', error);
  }
}

function holdProcess(child: ChildProcessWithoutNullStreams, hold: boolean): void {
  for (const handle of [child, child.stdin, child.stdout, child.stderr]) {
    if (handle !== child && !(handle instanceof Socket)) continue;
    if (hold) handle.ref();
    else handle.unref();
  }
}

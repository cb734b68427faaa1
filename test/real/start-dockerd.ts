import { connect } from 'node:net';
import { join } from 'node:path';
import { type RunningProgram, startProgram } from './start-program.ts';

/** Where a Docker Engine of the tests listens, and further flags of dockerd. */
export interface DockerdOptions {
  /** An empty directory of its own, with a short path. */
  readonly directory: string;
  readonly flags?: readonly string[];
}

/** The socket of an engine that startDockerd() started in a directory. */
export function socketOf(directory: string): string {
  return join(directory, 'docker.sock');
}

/** Starts a Docker Engine with its data in a directory; stopping it leaves the directory. */
export function startDockerd({ directory, flags = [] }: DockerdOptions): Promise<RunningProgram> {
  const socket = socketOf(directory);
  const own = [
    ['--data-root', join(directory, 'data')],
    ['--exec-root', join(directory, 'exec')],
    ['--pidfile', join(directory, 'docker.pid')],
    ['--host', `unix://${socket}`],
    ['--storage-driver', 'vfs'],
  ];
  const plain = ['--iptables=false', '--ip6tables=false', '--bridge=none'];
  return startProgram(['dockerd', ...plain, ...own.flat(), ...flags], () => answers(socket));
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.write('GET /_ping HTTP/1.0\r\n\r\n'));
    socket.once('data', (bytes) => {
      resolve(String(bytes).includes(' 200 '));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
  });
}

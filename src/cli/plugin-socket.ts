import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const PERIOD = 200; // milliseconds between two looks at the list of sockets

/**
 * Watches the socket by which docker tells its plugins to stop: it closes it when it gets a signal that did not come
 * from a terminal, for that would have reached the plugin, too. Calls back once. Keeps no process alive.
 * @param name as docker gives it; a first "@" stands for one without a file
 */
export function watchPluginSocket(name: string, onStop: () => void): void {
  const socket = connect(name.replace(/^@/, '\0'));
  let isConnected = false;
  socket.on('connect', () => {
    isConnected = true;
    socket.once('close', onStop);
  });
  socket.on('error', () => {
    if (!isConnected) watchSocketList(name, onStop);
  });
  // What nobody reads ends never.
  socket.resume();
  socket.unref();
}

/** Node 20 misspells names without a file, so that nobody answers to them. Linux tells which there are. */
function watchSocketList(name: string, onStop: () => void): void {
  if (!isListed(name)) return;
  const timer = setInterval(() => {
    if (isListed(name)) return;
    clearInterval(timer);
    onStop();
  }, PERIOD);
  timer.unref();
}

function isListed(name: string): boolean {
  try {
    return readFileSync('/proc/net/unix', 'latin1').includes(` ${name}\n`);
  } catch {
    return false;
  }
}

import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { fromBytes } from '../../../go/go-string.ts';
import { quote } from '../../../go/quote.ts';
import { TransportError } from '../transport-error.ts';

/** How a child process that carries a connection came to its end. */
export interface SshExit {
  /**
   * To be called at the end of its output: resolves when it left with status 0, else rejects with a
   * TransportError that holds what it wrote to standard error.
   */
  afterOutput(): Promise<void>;
}

interface Ending {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

const PATIENCE = 10_000; // milliseconds that docker gives a process whose output ended
const MESSAGE_LIMIT = 4096; // bytes of standard error; when there are more, docker starts anew
const ADVICE =
  'make sure the URL is valid, and Docker 18.09 or later is installed on the remote host';
const SIGNAL_TEXTS: ReadonlyMap<string, string> = new Map([
  ['SIGHUP', 'hangup'],
  ['SIGINT', 'interrupt'],
  ['SIGQUIT', 'quit'],
  ['SIGABRT', 'aborted'],
  ['SIGKILL', 'killed'],
  ['SIGSEGV', 'segmentation fault'],
  ['SIGPIPE', 'broken pipe'],
  ['SIGTERM', 'terminated'],
]);

/** Watches a child process from its start. command is the whole command, for messages. */
export function sshExit(
  child: ChildProcessWithoutNullStreams,
  command: readonly string[],
): SshExit {
  let message: Buffer = Buffer.alloc(0);
  child.stderr.on('data', (bytes: Buffer) => {
    message = message.length > MESSAGE_LIMIT ? bytes : Buffer.concat([message, bytes]);
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (status, signal) => resolve({ status, signal }));
  });
  const name = `command [${command.join(' ')}]`;
  return {
    afterOutput: async () => {
      const ending = await within(PATIENCE, ended);
      if (ending?.status === 0) return;
      const stderr = fromBytes(message);
      throw new TransportError(
        ending === null
          ? `${name} did not exit after EOF: stderr=${quote(stderr)}`
          : `${name} has exited with ${endingText(ending)}, ${ADVICE}: stderr=${stderr}`,
      );
    },
  };
}

function endingText({ status, signal }: Ending): string {
  if (signal === null) return `exit status ${status ?? 0}`;
  return `signal: ${SIGNAL_TEXTS.get(signal) ?? signal}`;
}

/** The result, or null when it takes longer than so many milliseconds. */
async function within<T>(milliseconds: number, result: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  const first = await Promise.race([result, late]);
  clearTimeout(timer);
  return first;
}

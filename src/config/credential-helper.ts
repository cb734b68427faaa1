import { type ChildProcess, spawn } from 'node:child_process';
import { errorCode } from '../go/system-error.ts';

/** What a helper program answered, or why it did not. */
export type HelperAnswer =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failure'; readonly reason: string };

/** What a helper can be asked to do. */
export type HelperVerb = 'get' | 'store' | 'erase';

/** A question to a helper program. */
export interface HelperRequest {
  /** Without "docker-credential-". */
  readonly helper: string;
  readonly verb: HelperVerb;
  readonly input: string;
  readonly signal?: AbortSignal;
}

const LONGEST_ANSWER = 1024 * 1024; // bytes; credentials have some hundred
const NOT_FOUND = 'credentials not found in native keychain';

/**
 * Asks the program that keeps credentials. Never rejects: a helper may be missing, fail or talk nonsense.
 * https://github.com/docker/docker-credential-helpers#development
 */
export async function askHelper(request: HelperRequest): Promise<HelperAnswer> {
  const { helper, verb, input, signal } = request;
  const program = `docker-credential-${helper}`;
  const child = spawn(program, [verb], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(signal === undefined ? {} : { signal }),
  });
  // One that does not read ends without it.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [output, ending] = await Promise.all([readOutput(child), endingOf(child, program)]);
  const text = output.trim();
  if (ending === null) return { kind: 'answer', text };
  if (text === NOT_FOUND) return { kind: 'absent' };
  return { kind: 'failure', reason: `err: ${ending}, out: \`${text}\`` };
}

async function readOutput(child: ChildProcess): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of child.stdout ?? []) {
      if (!(part instanceof Uint8Array)) continue;
      parts.push(part);
      length += part.length;
      if (length <= LONGEST_ANSWER) continue;
      // To leave the loop closes the pipe, so that what the helper has started ends, too.
      child.kill();
      break;
    }
  } catch {
    // How it ended tells more.
  }
  return Buffer.concat(parts).toString();
}

/** Null: it went well. */
function endingOf(child: ChildProcess, program: string): Promise<string | null> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      const isMissing = errorCode(error) === 'ENOENT';
      const reason = isMissing ? 'executable file not found in $PATH' : error.message;
      resolve(`exec: "${program}": ${reason}`);
    });
    child.once('close', (status, signal) => {
      if (status === 0) resolve(null);
      else resolve(signal === null ? `exit status ${status}` : `signal: ${signal}`);
    });
  });
}

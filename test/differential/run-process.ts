import { spawn } from 'node:child_process';
import { type CommandLine, type Ended, TIMEOUT } from './command-line.ts';

/** Runs a command line as a process of its own. Rejects when there is no such program. */
export function runProcess({ words, folder, environment, stdin }: CommandLine): Promise<Ended> {
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, { cwd: folder, env: environment });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, TIMEOUT);
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  // The program may end before it has read its input.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({
        exit: late ? 'timeout' : (signal ?? code ?? 'unknown'),
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      });
    });
  });
}

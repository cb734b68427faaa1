import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SshEndpoint } from '../../../../src/config/endpoint.ts';
import { dialSsh, sshArguments } from '../../../../src/engine/docker/dial/dial-ssh.ts';
import { HttpClient } from '../../../../src/engine/docker/http/http-client.ts';
import { readText } from '../../../../src/engine/docker/read-body.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ssh-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

const ENDPOINT: SshEndpoint = {
  kind: 'ssh',
  host: 'http://docker.example.com',
  user: '',
  hostname: 'box',
  port: '',
  socketPath: '',
  headers: new Map(),
  apiVersion: null,
};

/** Puts a shell script in the place of ssh. */
function sshIs(script: string): void {
  const path = join(directory, 'ssh');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  vi.stubEnv('PATH', `${directory}:/usr/bin:/bin`);
}

const ANSWERS = `
answer() {
  while read -r line && [ "$line" != "$(printf '\\r')" ]; do :; done
  printf 'HTTP/1.1 200 OK\\r\\nContent-Length: %s\\r\\n\\r\\n%s' "$1" "$2"
}`;

async function ask(client: HttpClient): Promise<string> {
  const plain = { target: '/', host: 'h', userAgent: 'u', headers: new Map(), body: null };
  return readText((await client.send({ ...plain, method: 'GET' })).body);
}

function open(endpoint: SshEndpoint = ENDPOINT): HttpClient {
  return new HttpClient((signal) => dialSsh(endpoint, signal));
}

describe('sshArguments() are those of docker', () => {
  const first = ['-o ConnectTimeout=30', '-T'];
  const last = ['system', 'dial-stdio'];
  test.each([
    [{}, [...first, '--', 'box', 'docker', ...last]],
    [
      { user: 'me', port: '22' },
      [...first, '-l', 'me', '-p', '22', '--', 'box', 'docker', ...last],
    ],
    [{ hostname: '-oProxyCommand=x' }, [...first, '--', '-oProxyCommand=x', 'docker', ...last]],
    [
      { socketPath: '/run/a b.sock' },
      [...first, '--', 'box', 'docker', '--host', 'unix:///run/a b.sock', ...last],
    ],
  ])('%j', (parts, expected) => {
    expect(sshArguments({ ...ENDPOINT, ...parts })).toEqual(expected);
  });
});

test('requests go through one ssh, which ends with the client', async () => {
  const log = join(directory, 'log');
  sshIs(
    `${ANSWERS}\necho start >> ${log}\nanswer 3 one\nanswer 3 two\ncat > /dev/null\necho end >> ${log}`,
  );
  const client = open();
  expect([await ask(client), await ask(client)]).toEqual(['one', 'two']);
  client.close();
  await expect.poll(() => readFileSync(log, 'utf8')).toMatch(/^start\n/);
  expect(readFileSync(log, 'utf8').match(/start/g)).toHaveLength(1);
});

const COMMAND = 'command [ssh -o ConnectTimeout=30 -T -- box docker system dial-stdio]';
const ADVICE =
  'make sure the URL is valid, and Docker 18.09 or later is installed on the remote host';

describe('an ssh that gives up is told of with its own words', () => {
  test.each([
    [
      'echo no way >&2; exit 255',
      `${COMMAND} has exited with exit status 255, ${ADVICE}: stderr=no way\n`,
    ],
    [
      'printf "a\\n\\nb" >&2; exit 3',
      `${COMMAND} has exited with exit status 3, ${ADVICE}: stderr=a\n\nb`,
    ],
    ['kill -9 $$', `${COMMAND} has exited with signal: killed, ${ADVICE}: stderr=`],
    ['kill -15 $$', `${COMMAND} has exited with signal: terminated, ${ADVICE}: stderr=`],
    ['read -r request; exit 0', 'EOF'],
  ])('%s', async (script, message) => {
    sshIs(script);
    await expect(ask(open())).rejects.toHaveProperty('message', message);
  });

  test('of much that it says only the last part is kept', async () => {
    sshIs('head -c 5000 /dev/zero | tr "\\0" x >&2; sleep 0.2; echo end >&2; exit 1');
    await expect(ask(open())).rejects.toThrow(/stderr=end\n$/);
  });

  test('in the middle of an answer', async () => {
    sshIs(`${ANSWERS}\nanswer 9 abc\necho oops >&2\nexit 4`);
    await expect(ask(open())).rejects.toHaveProperty(
      'message',
      `${COMMAND} has exited with exit status 4, ${ADVICE}: stderr=oops\n`,
    );
  });
});

test('without an ssh on the path the message names it', async () => {
  vi.stubEnv('PATH', directory);
  await expect(ask(open())).rejects.toHaveProperty(
    'message',
    'exec: "ssh": executable file not found in $PATH',
  );
});

test('an abort ends the ssh', async () => {
  const log = join(directory, 'log');
  sshIs(
    `trap 'echo stopped > ${log}; exit 1' TERM\necho waiting > ${log}\nwhile :; do sleep 0.05; done`,
  );
  const plain = { target: '/', host: 'h', userAgent: 'u', headers: new Map(), body: null };
  const stop = new AbortController();
  const sent = open().send({ ...plain, method: 'GET' }, stop.signal);
  await expect.poll(() => readFileSync(log, 'utf8')).toBe('waiting\n');
  stop.abort();
  await expect(sent).rejects.toMatchObject({ kind: 'cancelled' });
  await expect.poll(() => readFileSync(log, 'utf8')).toBe('stopped\n');
});

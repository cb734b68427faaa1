import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadConfigFile } from '../../src/config/config-file.ts';
import { resolveEndpoint } from '../../src/config/resolve-endpoint.ts';
import { openDockerEngine } from '../../src/engine/docker/docker-engine.ts';
import { programPath, requirePrograms } from './require-programs.ts';
import { socketOf, startDockerd } from './start-dockerd.ts';
import { freePort, type RunningProgram, run, startProgram } from './start-program.ts';

const directory = mkdtempSync('/tmp/ssh-');
const file = (name: string): string => join(directory, name);
const started: RunningProgram[] = [];
let port = 0;

beforeAll(async () => {
  requirePrograms('dockerd', 'docker', 'sshd', 'ssh', 'ssh-keygen');
  port = await freePort();
  for (const name of ['host', 'stranger', 'user']) {
    run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', file(name));
  }
  started.push(await startDockerd({ directory }));
  started.push(await startSshd());
  wrapSsh();
});

beforeEach(() => knowHost('host'));

afterAll(async () => {
  vi.unstubAllEnvs();
  for (const program of started.toReversed()) await program.stop();
  rmSync(directory, { recursive: true, force: true });
});

function startSshd(): Promise<RunningProgram> {
  // sshd insists on this place to lock itself in until someone has logged in.
  mkdirSync('/run/sshd', { recursive: true });
  const settings = {
    Port: port,
    ListenAddress: '127.0.0.1',
    HostKey: file('host'),
    AuthorizedKeysFile: file('user.pub'),
    PidFile: 'none',
    StrictModes: 'no',
    UsePAM: 'no',
    PasswordAuthentication: 'no',
    KbdInteractiveAuthentication: 'no',
    PermitRootLogin: 'yes',
    SetEnv: `PATH=${process.env['PATH'] ?? ''} DOCKER_HOST=unix://${socketOf(directory)}`,
  };
  writeFileSync(file('sshd_config'), asLines(settings));
  return startProgram([programPath('sshd'), '-D', '-e', '-f', file('sshd_config')], listens);
}

/** Puts the real ssh, with settings of the test, in front on the PATH. */
function wrapSsh(): void {
  const settings = {
    UserKnownHostsFile: file('known_hosts'),
    GlobalKnownHostsFile: '/dev/null',
    IdentityFile: file('user'),
    IdentitiesOnly: 'yes',
    BatchMode: 'yes',
    StrictHostKeyChecking: 'yes',
  };
  writeFileSync(file('ssh_config'), asLines(settings));
  mkdirSync(file('bin'));
  writeFileSync(
    file('bin/ssh'),
    `#!/bin/sh\nexec ${programPath('ssh')} -F ${file('ssh_config')} "$@"\n`,
  );
  chmodSync(file('bin/ssh'), 0o755);
  vi.stubEnv('PATH', `${file('bin')}:${process.env['PATH'] ?? ''}`);
}

function asLines(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([key, value]) => `${key} ${value}\n`)
    .join('');
}

function listens(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Takes a key for that of the host; null: none is known. */
function knowHost(key: string | null): void {
  const entry =
    key === null ? '' : `[127.0.0.1]:${port} ${readFileSync(file(`${key}.pub`), 'utf8')}`;
  writeFileSync(file('known_hosts'), entry);
}

async function versionAt(path = ''): Promise<string> {
  const endpoint = resolveEndpoint({
    flags: { hosts: [`ssh://root@127.0.0.1:${port}${path}`] },
    environment: { HOME: directory },
    configDirectory: directory,
    config: loadConfigFile(directory).config,
  });
  const engine = openDockerEngine(endpoint, { now: () => new Date(), os: 'linux' });
  try {
    return await engine.version();
  } finally {
    await engine.close();
  }
}

describe('an engine behind sshd', () => {
  test('is reached when the host key is known', async () => {
    expect(JSON.parse(await versionAt())).toHaveProperty('ApiVersion');
  });

  test('is reached at a socket that the URL names', async () => {
    expect(JSON.parse(await versionAt(socketOf(directory)))).toHaveProperty('ApiVersion');
  });

  test.each([
    ['is unknown', null, ['Host key verification failed.']],
    [
      'has changed',
      'stranger',
      ['REMOTE HOST IDENTIFICATION HAS CHANGED', 'Host key verification failed.'],
    ],
  ])('is not reached when the host key %s, with the words of ssh', async (_, key, words) => {
    knowHost(key);
    const message = await versionAt().catch((error: Error) => error.message);
    const command = `ssh -o ConnectTimeout=30 -T -l root -p ${port} -- 127.0.0.1 docker system dial-stdio`;
    expect(message.split('stderr=')[0]).toBe(
      'error during connect: Get "http://docker.example.com/v1.50/version": ' +
        `command [${command}] has exited with exit status 255, make sure the URL is valid, ` +
        'and Docker 18.09 or later is installed on the remote host: ',
    );
    for (const text of words) expect(message).toContain(text);
  });

  test('is not reached at a socket that does not exist', async () => {
    await expect(versionAt('/nonexistent.sock')).rejects.toHaveProperty(
      'message',
      'Cannot connect to the Docker daemon at http://docker.example.com. Is the docker daemon running?',
    );
  });
});

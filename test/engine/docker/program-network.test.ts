import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { CA, CLIENT, CLIENT_KEY, OTHER_CA, SERVER, SERVER_KEY } from '../../fake/certificates.ts';
import { afterPing, answer, type ScriptedEngine, startEngine } from '../../fake/scripted-engine.ts';
import { type Ended, PROGRAM, runProgram } from './program.ts';

// All ways to an engine but the unix socket, as whole programs have them: each runtime has TCP, TLS and children of its
// own. The answer is larger than any buffer on its way.

const TAGS = Array.from({ length: 3000 }, (_, at) => String(at));
const IMAGES = TAGS.map((tag) => ({
  Id: `sha256:${tag.padStart(64, '0')}`,
  RepoTags: [`a:${tag}`],
  Created: 1,
  Size: 1,
}));
const SCRIPT = afterPing(() => answer('200 OK', JSON.stringify(IMAGES)));
const ROWS = TAGS.map((tag) => `a ${tag} 000000000000 long ago 1B`);
const TABLE = {
  status: 0,
  rows: ['REPOSITORY TAG IMAGE ID CREATED SIZE', ...ROWS, ''],
  stderr: '',
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'program-network-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function start(network: Parameters<typeof startEngine>[1]): Promise<ScriptedEngine> {
  const engine = await startEngine(SCRIPT, network);
  onTestFinished(() => engine.close());
  return engine;
}

/** What was printed, row by row; columns are one blank apart. */
function inRows({ status, stdout, stderr }: Ended): unknown {
  const text = stdout.replaceAll(/\d+ years ago/g, 'long ago').replaceAll(/ +/g, ' ');
  return { status, rows: text.split('\n'), stderr };
}

describe.skipIf(PROGRAM === '')(`the ${PROGRAM} program, over TCP`, () => {
  test('lists what an engine says', async () => {
    const { host } = await start('tcp');
    expect(inRows(await runProgram(host, ['images']))).toEqual(TABLE);
  });

  test('tells of a port where nobody is', async () => {
    const { host, close } = await startEngine(SCRIPT, 'tcp');
    await close();
    const stderr = `Cannot connect to the Docker daemon at ${host}. Is the docker daemon running?\n`;
    expect(await runProgram(host, ['images'])).toEqual({ status: 1, stdout: '', stderr });
  });
});

describe.skipIf(PROGRAM === '')(`the ${PROGRAM} program, over TLS`, () => {
  const words = ['--tlsverify', 'images'];
  const server = { cert: SERVER, key: SERVER_KEY };
  const strict = { ...server, ca: CA, requestCert: true, rejectUnauthorized: true };

  /** The variables of a client that believes this authority. */
  function believing(ca: string): Readonly<Record<string, string>> {
    const place = mkdtempSync(join(folder, 'certificates-'));
    const files = { 'ca.pem': ca, 'cert.pem': CLIENT, 'key.pem': CLIENT_KEY };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
    return { DOCKER_CERT_PATH: place };
  }

  test.each([
    ['a flag', words, {}],
    ['a variable', ['images'], { DOCKER_TLS_VERIFY: '1' }],
  ])('shows who it is and lists what an engine says: %s', async (_, line, variables) => {
    const { host } = await start(strict);
    const env = { ...believing(CA), ...variables };
    expect(inRows(await runProgram(host, line, { env }))).toEqual(TABLE);
  });

  test('does not speak with an engine of an authority that it does not know', async () => {
    const { host, requests } = await start(server);
    const reason =
      'tls: failed to verify certificate: x509: certificate signed by unknown authority';
    const stderr = `error during connect: Head "${host.replace('tcp', 'https')}/_ping": ${reason}\n`;
    const ended = await runProgram(host, words, { env: believing(OTHER_CA) });
    expect(ended).toEqual({ status: 1, stdout: '', stderr });
    expect(requests).toEqual([]);
  });
});

describe.skipIf(PROGRAM === '')(`the ${PROGRAM} program, over ssh`, () => {
  /** The variables that make this script, for Node, the ssh of the system. */
  function sshIs(script: string): Readonly<Record<string, string>> {
    const place = mkdtempSync(join(folder, 'bin-'));
    writeFileSync(join(place, 'ssh'), `#!${process.execPath}\n${script}`, { mode: 0o755 });
    return { PATH: place + delimiter + process.env['PATH'] };
  }

  test('lists what an engine says, through one ssh', async () => {
    const { host, calls } = await start('unix');
    const log = join(folder, 'ssh-log');
    const env = sshIs(`
      require('node:fs').appendFileSync(${JSON.stringify(log)}, process.argv.slice(2).join(' ') + '\\n');
      const line = require('node:net').connect(${JSON.stringify(host.replace('unix://', ''))});
      process.stdin.pipe(line).pipe(process.stdout);`);
    expect(inRows(await runProgram('ssh://me@box:22', ['images'], { env }))).toEqual(TABLE);
    expect(calls()).toEqual(['HEAD /_ping', 'GET /v1.50/images/json']);
    expect(readFileSync(log, 'utf8')).toBe(
      '-o ConnectTimeout=30 -T -l me -p 22 -- box docker system dial-stdio\n',
    );
  });

  test('tells what an ssh said that gave up', async () => {
    const env = sshIs(`console.error('no way'); process.exitCode = 255;`);
    expect(await runProgram('ssh://box', ['images'], { env })).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^error during connect: .*: command \[ssh .*\] has exited with exit status 255, .*: stderr=no way\n+$/,
      ),
    });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ConfigFile } from '../../src/config/config-file.ts';
import { loadConfigFile } from '../../src/config/config-file.ts';
import { findCredentials } from '../../src/config/find-credentials.ts';
import { eraseCredentials, storeCredentials } from '../../src/config/store-credentials.ts';
import { NO_AUTH } from '../../src/model/registry-auth.ts';

const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
const HELPERS: Readonly<Record<string, string>> = {
  good: 'read key; echo "$1 $key" >> "$LOG"; [ "$1" = get ] || exit 0; echo "{\\"ServerURL\\":\\"$key\\",\\"Username\\":\\"me\\",\\"Secret\\":\\"pw\\"}"',
  token: 'echo "{\\"Username\\":\\"<token>\\",\\"Secret\\":\\"T\\"}"',
  absent: 'echo "credentials not found in native keychain"; exit 1',
  broken: 'echo "the keychain is locked"; exit 3',
  garbage: 'echo "hello"',
  endless: 'yes',
};

beforeAll(() => {
  for (const [name, script] of Object.entries(HELPERS)) {
    const path = join(folder, `docker-credential-${name}`);
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
  vi.stubEnv('LOG', join(folder, 'log'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function config(document: unknown): ConfigFile {
  writeFileSync(join(folder, 'config.json'), JSON.stringify(document));
  return loadConfigFile(folder).config;
}

const auth = (user: string, password: string): string =>
  Buffer.from(`${user}:${password}`).toString('base64');

describe('credentials in the file', () => {
  const file = config({
    auths: { 'q.io': { auth: auth('u', 'p') }, 'https://old.io/v1/': { auth: auth('o', 'p') } },
  });

  test.each([
    ['q.io', 'u'],
    ['old.io', 'o'],
  ])('of %s are found', async (registry, username) => {
    expect((await findCredentials(file, registry)).auth).toMatchObject({ username, password: 'p' });
  });

  test.each(['q.io:443', 'a.q.io', 'q.io.evil.org', 'Q.IO', 'evil.org', 'qxio', 'old.io:5000', ''])(
    'never go to %s',
    async (registry) => {
      expect((await findCredentials(file, registry)).auth).toEqual(NO_AUTH);
    },
  );
});

describe('credentials of a helper', () => {
  test('go before those in the file', async () => {
    const file = config({ credsStore: 'good', auths: { 'q.io': { auth: auth('u', 'p') } } });
    const { auth: found, warning } = await findCredentials(file, 'q.io');
    expect(found).toMatchObject({ username: 'me', password: 'pw', serverAddress: 'q.io' });
    expect(warning).toBeNull();
  });

  test('come from the helper of the registry, where it has one', async () => {
    const file = config({ credsStore: 'good', credHelpers: { 'q.io': 'token' } });
    expect((await findCredentials(file, 'q.io')).auth).toMatchObject({ identityToken: 'T' });
    expect((await findCredentials(file, 'r.io')).auth).toMatchObject({ username: 'me' });
  });

  test('may be absent without a word', async () => {
    const found = await findCredentials(config({ credsStore: 'absent' }), 'q.io');
    expect(found).toEqual({ auth: NO_AUTH, warning: null });
  });

  test.each([
    ['broken', 'err: exit status 3, out: `the keychain is locked`'],
    [
      'nowhere',
      'err: exec: "docker-credential-nowhere": executable file not found in $PATH, out: ``',
    ],
    ['garbage', 'its answer cannot be read'],
  ])('that cannot be had are told: %s', async (helper, reason) => {
    const found = await findCredentials(config({ credsStore: helper }), 'q.io');
    expect(found.auth).toEqual(NO_AUTH);
    expect(found.warning).toBe(
      `WARNING: docker-credential-${helper} has no credentials for q.io: ${reason}`,
    );
  });

  test('end where they would never end', async () => {
    const found = await findCredentials(config({ credsStore: 'endless' }), 'q.io');
    expect(found.warning).toMatch(/^WARNING: docker-credential-endless/);
  });
});

describe('what login and logout do to the file', () => {
  const me = { ...NO_AUTH, username: 'me', password: 'pw', serverAddress: 'q.io' };

  test('they keep all that they do not know', async () => {
    const path = await storeCredentials(config({ mine: { b: 1, a: [2] }, auths: {} }), me);
    expect(path).toBe(join(folder, 'config.json'));
    const stored = loadConfigFile(folder).config;
    expect(stored.auths.get('q.io')).toMatchObject({ username: 'me', password: 'pw' });
    await eraseCredentials(stored, 'q.io');
    const { auths, mine } = JSON.parse(await text());
    expect({ auths, mine }).toEqual({ auths: {}, mine: { b: 1, a: [2] } });
  });

  test('a password that a helper keeps is not in the file', async () => {
    const file = config({ credsStore: 'good', auths: { 'q.io': { auth: auth('u', 'old') } } });
    expect(await storeCredentials(file, me)).toBeNull();
    expect(await text()).not.toContain(auth('u', 'old'));
  });

  test('a helper that refuses is an error', async () => {
    await expect(storeCredentials(config({ credsStore: 'broken' }), me)).rejects.toThrow(
      'error storing credentials - err: exit status 3, out: `the keychain is locked`',
    );
  });

  async function text(): Promise<string> {
    const { readFile } = await import('node:fs/promises');
    return readFile(join(folder, 'config.json'), 'utf8');
  }
});

import { findCredentials, hostOf } from '../config/find-credentials.ts';
import { storeCredentials } from '../config/store-credentials.ts';
import { CancelledError, EndpointError, UnauthorizedError, UsageError } from '../model/errors.ts';
import { NO_AUTH, type RegistryAuth } from '../model/registry-auth.ts';
import { HUB_KEY, registryKey } from '../model/registry-key.ts';
import { renderNote } from '../progress/note.ts';
import type { CommandContext } from './command-context.ts';
import { printNotice } from './print-notice.ts';
import { printText } from './print-text.ts';

/** What `login` is asked for. Texts are '' when not given. */
export interface LogInOptions {
  readonly server: string;
  readonly username: string;
  readonly password: string;
  readonly passwordFromStdin: boolean;
}

/** Shows credentials to a registry and keeps those that it takes. */
export async function logIn(context: CommandContext, options: LogInOptions): Promise<void> {
  const given = await readGiven(context, options);
  const registry = serverKey(options.server);
  if (given.username === '' && given.password === '') {
    if (await logInAgain(context, registry)) return;
  }
  const typed = await askForRest(context, { ...given, registry });
  await logInAnew(context, { ...NO_AUTH, ...typed, serverAddress: registry });
}

/** What credentials of the server are kept under. */
export function serverKey(server: string): string {
  return server === '' ? HUB_KEY : registryKey(hostOf(server));
}

interface Account {
  readonly username: string;
  readonly password: string;
}

async function readGiven(
  { stdin, stderr }: CommandContext,
  { username, password, passwordFromStdin }: LogInOptions,
): Promise<Account> {
  if (passwordFromStdin) {
    if (password !== '') {
      const conflict = 'cannot specify both --password and --password-stdin';
      throw new UsageError(`conflicting options: ${conflict}`, 1);
    }
    if (username === '') {
      throw new UsageError('the --password-stdin option requires --username to be set', 1);
    }
    const parts: Uint8Array[] = [];
    for await (const part of stdin) parts.push(part);
    return {
      username,
      password: Buffer.concat(parts)
        .toString()
        .replace(/\r?\n$/, ''),
    };
  }
  if (password !== '') {
    const advice = 'Using --password via the CLI is insecure. Use --password-stdin.';
    await printNotice(stderr, `WARNING! ${advice}`);
  }
  return { username, password };
}

/** With the credentials that are kept already; false: there are none, or they count no longer. */
async function logInAgain(context: CommandContext, registry: string): Promise<boolean> {
  const { config, signal, stdout, stderr, surroundings } = context;
  const { auth, warning } = await findCredentials(config, registry, signal);
  if (warning !== null) await printNotice(stderr, warning);
  const { username, password, identityToken } = auth;
  if (identityToken === '' && (username === '' || password === '')) return false;
  const whose = username === '' ? '' : ` [Username: ${username}]`;
  await printText(stderr, `Authenticating with existing credentials...${whose}\n`);
  const isPainted = surroundings.colorUse(stderr, null) === 'all';
  const note = "To login with a different account, run 'docker logout' followed by 'docker login'";
  await stderr.write(`${await renderNote(note, isPainted)}\n\n`);
  try {
    const engine = await context.openEngine();
    const { status } = await engine.login({ ...auth, serverAddress: registry }, { signal });
    await printText(stdout, `${status}\n`);
    return true;
  } catch (error) {
    if (!(error instanceof UnauthorizedError)) throw error;
    await printText(stderr, 'Stored credentials invalid or expired\n');
    return false;
  }
}

async function askForRest(
  context: CommandContext,
  { username, password, registry }: Account & { readonly registry: string },
): Promise<Account> {
  if (username !== '' && password !== '') return { username, password };
  const { stdin, stdout, signal } = context;
  if (!stdin.isTerminal) {
    throw new UsageError('Error: Cannot perform an interactive login from a non TTY device', 1);
  }
  if (registry === HUB_KEY && username === '') {
    await stdout.write(
      'Log in with your Docker ID, or with an access token in place of the password:\nhttps://app.docker.com/settings\n\n',
    );
  }
  const name = username || (await ask(context, 'Username: ', () => stdin.readLine()));
  if (name === '') throw new UsageError('Error: Non-null Username Required', 1);
  const secret = password || (await ask(context, 'Password: ', () => stdin.readSecret()));
  await stdout.write('\n');
  if (signal.aborted) throw signal.reason;
  if (secret === '') throw new UsageError('Error: Password Required', 1);
  return { username: name, password: secret };
}

async function ask(
  { stdout, signal }: CommandContext,
  prompt: string,
  read: () => Promise<string | null>,
): Promise<string> {
  await stdout.write(prompt);
  const line = await read();
  if (signal.reason instanceof CancelledError) {
    await stdout.write('\n');
    throw signal.reason;
  }
  return line?.trim() ?? '';
}

async function logInAnew(context: CommandContext, auth: RegistryAuth): Promise<void> {
  const { config, signal, stdout, stderr } = context;
  const engine = await context.openEngine();
  const { status, identityToken } = await engine.login(auth, { signal });
  const kept = identityToken === '' ? auth : { ...auth, password: '', identityToken };
  const path = await keep(config, kept);
  if (path !== null && kept.password !== '') await printNotice(stderr, unencrypted(path));
  if (status !== '') await printText(stdout, `${status}\n`);
}

async function keep(config: CommandContext['config'], auth: RegistryAuth): Promise<string | null> {
  try {
    return await storeCredentials(config, auth);
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    throw new EndpointError(`Error saving credentials: ${error.message}`, { cause: error });
  }
}

function unencrypted(path: string): string {
  return [
    '',
    `WARNING! Your credentials are stored unencrypted in '${path}'.`,
    'Configure a credential helper to remove this warning. See',
    'https://docs.docker.com/go/credential-store/',
    '',
  ].join('\n');
}

import { EndpointError } from '../model/errors.ts';
import type { RegistryAuth } from '../model/registry-auth.ts';
import type { ConfigFile } from './config-file.ts';
import { askHelper, type HelperRequest } from './credential-helper.ts';
import { changeAuths } from './change-auths.ts';
import { helperOf, hostOf } from './find-credentials.ts';

const TOKEN_USER = '<token>';

/**
 * Keeps credentials where the configuration says. The result is the path of the file when they are in it,
 * for anyone to read who reads the file. Rejects with EndpointError.
 */
export async function storeCredentials(
  config: ConfigFile,
  auth: RegistryAuth,
): Promise<string | null> {
  const { serverAddress } = auth;
  const helper = helperOf(config, serverAddress);
  if (helper === '')
    return changeAuths(config.directory, (auths) => auths.set(serverAddress, entryOf(auth)));
  await ask({ helper, verb: 'store', input: helperInput(auth) }, 'storing');
  // What the helper keeps is not kept twice; an empty entry tells that there is something.
  changeAuths(config.directory, (auths) => auths.set(serverAddress, {}));
  return null;
}

/** Forgets the credentials of a registry, under all the names that they may have. Rejects with EndpointError. */
export async function eraseCredentials(config: ConfigFile, registry: string): Promise<void> {
  const helper = helperOf(config, registry);
  const host = hostOf(registry);
  const names = [registry, host, `http://${host}`, `https://${host}`];
  if (names.some((name) => config.auths.has(name))) {
    changeAuths(config.directory, (auths) => {
      for (const name of names) auths.delete(name);
    });
  }
  if (helper !== '') await ask({ helper, verb: 'erase', input: registry }, 'erasing');
}

async function ask(request: HelperRequest, doing: string): Promise<void> {
  const answer = await askHelper(request);
  if (answer.kind !== 'failure') return;
  throw new EndpointError(`error ${doing} credentials - ${answer.reason}`);
}

function helperInput({ serverAddress, username, password, identityToken }: RegistryAuth): string {
  const hasToken = identityToken !== '';
  return JSON.stringify({
    ServerURL: serverAddress,
    Username: hasToken ? TOKEN_USER : username,
    Secret: hasToken ? identityToken : password,
  });
}

function entryOf(auth: RegistryAuth): Readonly<Record<string, string>> {
  const { username, password, email, identityToken, registryToken } = auth;
  const secret = identityToken === '' ? password : '';
  return {
    auth: Buffer.from(`${username}:${secret}`).toString('base64'),
    ...(email === '' ? {} : { email }),
    ...(identityToken === '' ? {} : { identitytoken: identityToken }),
    ...(registryToken === '' ? {} : { registrytoken: registryToken }),
  };
}

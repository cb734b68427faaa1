import { httpStatusText } from '../go/http-status.ts';
import { RegistryError } from '../model/errors.ts';
import type { RegistryAuth } from '../model/registry-auth.ts';
import { registryAddress } from './registry-address.ts';
import { RegistrySession } from './registry-session.ts';
import type { RegistrySettings } from './registry-settings.ts';

/** What a registry says to credentials that it takes. */
export interface LoginCheck {
  readonly status: string;
  /** To be used in place of the password; '' for none. */
  readonly identityToken: string;
}

/** Who checks them. */
export interface LoginOptions {
  readonly settings: RegistrySettings;
  readonly signal?: AbortSignal;
}

const OK = 200;
const HUB_DOMAIN = 'docker.io';

/** Shows credentials to the registry that they name, Docker Hub when they name none. Rejects with a RegistryError when it does not take them. */
export async function checkLogin(auth: RegistryAuth, options: LoginOptions): Promise<LoginCheck> {
  const address = registryAddress(domainOf(auth.serverAddress));
  const session = new RegistrySession({ ...options, address, auth, scopes: [], isOffline: true });
  try {
    const answer = await session.send({ method: 'GET', target: 'v2/' });
    answer.discard();
    if (answer.status !== OK) throw refused(await session.base(), answer.status);
    const identityToken = session.refreshToken || auth.identityToken;
    return { status: 'Login Succeeded', identityToken };
  } finally {
    session.close();
  }
}

/** A server may be given as a URL; only its host counts. */
function domainOf(server: string): string {
  const [host = ''] = server.replace(/^https?:\/\//i, '').split('/', 1);
  return host === '' ? HUB_DOMAIN : host;
}

function refused(base: URL, status: number): RegistryError {
  const where = new URL('v2/', base).href;
  const text = `login attempt to ${where} failed with status: ${status} ${httpStatusText(status)}`;
  return new RegistryError(status, '', text);
}

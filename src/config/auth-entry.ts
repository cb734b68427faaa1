import { CorruptInputError, decodeBase64 } from '../go/base64.ts';
import { fromBytes } from '../go/go-string.ts';
import { textField } from '../go/text-field.ts';

/** What the configuration holds about one registry. Texts that are not there are ''. */
export interface AuthEntry {
  readonly username: string;
  readonly password: string;
  readonly email: string;
  readonly identityToken: string;
  readonly registryToken: string;
}

/** An `auth` value that is base64 but does not hold a user name; the message is docker's. */
export class AuthFormatError extends Error {
  constructor() {
    super('Invalid auth configuration file');
  }
}

/** User name and password of an `auth` value. Throws CorruptInputError or AuthFormatError. */
export function decodeAuth(auth: string): Pick<AuthEntry, 'username' | 'password'> {
  const decoded = fromBytes(decodeBase64(auth));
  const colon = decoded.indexOf(':');
  if (colon < 1) throw new AuthFormatError();
  const password = decoded.slice(colon + 1).replaceAll(/^\0+|\0+$/g, '');
  return { username: decoded.slice(0, colon), password };
}

/** The entries of a file, and what is wrong with the first that is wrong; null: nothing. */
export interface ReadAuths {
  readonly auths: ReadonlyMap<string, AuthEntry>;
  readonly problem: string | null;
}

/** Reads the decoded `auths`: a map from registries to types.AuthConfig contents. */
export function readAuths(content: unknown): ReadAuths {
  const auths = new Map<string, AuthEntry>();
  let problem: string | null = null;
  for (const [registry, entry] of content instanceof Map ? content : []) {
    try {
      auths.set(String(registry), readEntry(entry));
    } catch (error) {
      if (!(error instanceof CorruptInputError || error instanceof AuthFormatError)) throw error;
      problem ??= error.message;
    }
  }
  return { auths, problem };
}

function readEntry(content: unknown): AuthEntry {
  const read = (name: string): string => textField(content, name);
  const auth = read('Auth');
  const own = { username: read('Username'), password: read('Password') };
  return {
    ...(auth === '' ? own : decodeAuth(auth)),
    email: read('Email'),
    identityToken: read('IdentityToken'),
    registryToken: read('RegistryToken'),
  };
}

import { toBytes } from '../go/go-string.ts';
import type { RegistryAuth } from '../model/registry-auth.ts';

/** The value of Authorization for a name and a password; null when one is missing. https://www.rfc-editor.org/rfc/rfc7617 */
export function basicCredentials({ username, password }: RegistryAuth): string | null {
  if (username === '' || password === '') return null;
  return `Basic ${Buffer.from(toBytes(`${username}:${password}`)).toString('base64')}`;
}

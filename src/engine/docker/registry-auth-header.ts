import { structOf, optionalField } from '../../go/go-struct.ts';
import { goString, type GoStruct, TypedValue } from '../../go/go-type.ts';
import { encodeJson } from '../../go/json-encode.ts';
import { NO_AUTH, type RegistryAuth } from '../../model/registry-auth.ts';

// The order of the fields is that of the bytes on the wire.
// https://github.com/moby/moby/blob/v28.2.2/api/types/registry/authconfig.go
const AUTH_CONFIG: GoStruct = structOf('registry.AuthConfig', [
  optionalField('username', goString),
  optionalField('password', goString),
  optionalField('email', goString),
  optionalField('serverAddress', goString, 'serveraddress'),
  optionalField('identityToken', goString, 'identitytoken'),
  optionalField('registryToken', goString, 'registrytoken'),
]);

/** The header that shows credentials to the engine; it is sent for nobody in particular, too. */
export function registryAuthHeader(auth: RegistryAuth = NO_AUTH): ReadonlyMap<string, string> {
  const encoded = Buffer.from(encodeRegistryAuth(auth)).toString('base64');
  return new Map([['X-Registry-Auth', encoded.replaceAll('+', '-').replaceAll('/', '_')]]);
}

/** Credentials as JSON; what is '' is left out. */
export function encodeRegistryAuth(auth: RegistryAuth): string {
  return encodeJson(new TypedValue(AUTH_CONFIG, auth), { escapeHtml: true });
}
